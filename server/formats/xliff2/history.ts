import { type InlineCode, withoutCodes } from '../inline.ts';
import { keyOf } from '../span-layout.ts';
import { escapeText } from '../xml.ts';
import { withoutUnwritable, writeAttributes } from './write-inline.ts';

/** One revision of a target text. */
export interface TextRevision {
  /** The target text it left behind. */
  text: string;
  author: string;
  /** ISO 8601. */
  date: string;
}

/**
 * The revisions of a target, with the Change Tracking module. Codes cannot be written there; what
 * stands for them in plain text is.
 *
 * @param revisions in the order of time; the last is the current one
 * @param segmentId identifier of the segment, where the unit has others
 */
export function writeRevisions(
  revisions: readonly TextRevision[],
  segmentId: string | undefined,
  codes: readonly InlineCode[],
): string {
  if (revisions.length === 0) return '';
  const equivalents = new Map(codes.map((code) => [keyOf(code), code.equivalent ?? '']));
  const attributes: [string, string][] = [['appliesTo', 'target']];
  if (segmentId !== undefined) attributes.push(['ref', segmentId]);
  attributes.push(['currentVersion', `r${revisions.length}`]);
  const written = revisions.map(({ text, author, date }, index) => {
    const content = withoutCodes(text, (code) => equivalents.get(keyOf(code)) ?? '');
    const details = writeAttributes([
      ['author', author],
      ['datetime', date],
      ['version', `r${index + 1}`],
    ]);
    const item = `<ctr:item property="content">${escapeText(withoutUnwritable(content))}</ctr:item>`;
    return `<ctr:revision${details}>${item}</ctr:revision>`;
  });
  return (
    `<ctr:changeTrack><ctr:revisions${writeAttributes(attributes)}>` +
    `${written.join('')}</ctr:revisions></ctr:changeTrack>`
  );
}
