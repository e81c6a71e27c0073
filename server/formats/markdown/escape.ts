/**
 * Takes their meaning from characters that have one inside a line: an underscore within a word has none,
 * nor has a single tilde between spaces, and a bracket only together with others.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<]/gu, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~|~(?=\S)|(?<=\S)~/gu, (tildes) => tildes.replace(/~/gu, '\\~'))
    .replace(/&(?=#?\w+;)/gu, '\\&');
}

/** Takes its meaning from what only has one at the beginning of a line. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(?=#{1,6}(?:\s|$)|[+-](?:\s|$)|>|=+\s*$|-{2,}\s*$)/u, '\\')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}
