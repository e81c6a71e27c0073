import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Every icon of the interface by its own name, with its name in the Lucide set. */
const ICONS = {
  add: 'plus',
  approved: 'badge-check',
  article: 'newspaper',
  back: 'arrow-left',
  close: 'x',
  comment: 'message-square',
  compare: 'git-compare',
  copy: 'copy',
  cut: 'scissors',
  edited: 'pencil-line',
  error: 'circle-alert',
  exclude: 'eye-off',
  export: 'download',
  feed: 'rss',
  find: 'search',
  forward: 'arrow-right',
  history: 'history',
  import: 'file-input',
  include: 'eye',
  info: 'info',
  join: 'merge',
  keyboard: 'keyboard',
  language: 'languages',
  lapsed: 'rotate-ccw',
  link: 'link',
  machine: 'bot',
  menu: 'ellipsis',
  next: 'chevron-down',
  offline: 'cloud-off',
  pair: 'arrow-left-right',
  panel: 'panel-right',
  people: 'users',
  person: 'circle-user',
  previous: 'chevron-up',
  read: 'book-open',
  remove: 'trash-2',
  renew: 'refresh-cw',
  restore: 'undo-2',
  reviewed: 'eye',
  saved: 'check',
  'sign-out': 'log-out',
  split: 'split',
  undo: 'corner-up-left',
  warning: 'triangle-alert',
} as const;

export type IconName = keyof typeof ICONS;

/** All icons as one SVG with a symbol each, so that a page with 10,000 segments names but does not repeat them. */
export const iconSprite: string = `<svg xmlns="http://www.w3.org/2000/svg">${Object.entries(ICONS)
  .map(([name, file]) => symbol(name, file))
  .join('')}</svg>`;

/** Address of the sprite; it changes with its content, so browsers may keep it for ever. */
export const iconSpritePath: string = `/assets/icons-${createHash('sha256')
  .update(iconSprite)
  .digest('hex')
  .slice(0, 10)}.svg`;

/**
 * Markup of one icon. Icons are decoration beside words, so assistive technology skips them.
 *
 * @throws Error for a name the set does not have
 */
export function icon(name: IconName): string {
  if (!(name in ICONS)) throw new Error(`There is no icon "${name}".`);
  return `<svg class="icon icon-${name}" aria-hidden="true" focusable="false"><use href="${iconSpritePath}#${name}"/></svg>`;
}

function symbol(name: string, file: string): string {
  const path = require.resolve(`lucide-static/icons/${file}.svg`);
  const drawing = readFileSync(path, 'utf8')
    .replace(/<!--.*?-->/gs, '')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`;
}
