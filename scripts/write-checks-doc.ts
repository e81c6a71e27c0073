/**
 * Writes docs/checks.md from the registry and the English messages:
 * node scripts/write-checks-doc.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checksDocument } from '../server/checks/document.ts';
import { openI18n } from '../server/web/i18n.ts';

const t = (await openI18n()).getFixedT('en');
writeFileSync(fileURLToPath(new URL('../docs/checks.md', import.meta.url)), checksDocument(t));
