/** Accents of Latin, Greek and Cyrillic letters; marks of other scripts are letters of their own. */
const ACCENTS = /[\u0300-\u036f]/gu;

/**
 * What titles are found and sorted by: without case, accents and the difference between full-width
 * and other forms, so that "Turkiye" finds "Türkiye" and "istanbul" finds "İSTANBUL".
 */
export function titleKey(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replace(/\s+/gu, ' ')
    .trim();
}
