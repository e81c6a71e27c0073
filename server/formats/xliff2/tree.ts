import type { Unit } from '../document.ts';
import { isNmtoken } from '../xml-values.ts';
import { writeAttributes } from './write-inline.ts';

/** A unit with the identifier it gets. */
export interface PlacedUnit {
  unit: Unit;
  id: string;
  /** Its identifier in the document, where that cannot be one of XLIFF. */
  name?: string;
}

/**
 * Writes files and groups around units as the paths of these say, or all units in one file where the
 * paths are no such.
 */
export function placeUnits(
  units: readonly Unit[],
  writeUnit: (placed: PlacedUnit) => string,
): string {
  const paths = units.map(({ id }) => id?.split('/') ?? []);
  if (units.length > 0 && arePlaces(paths)) return writeTree(units, paths, writeUnit);
  const written = units.map((unit, index) => {
    return writeUnit({
      unit,
      id: `u${index + 1}`,
      ...(unit.id !== undefined && { name: unit.id }),
    });
  });
  const content = written.length > 0 ? `${written.join('\n')}\n` : '<group id="g1"/>\n';
  return `<file id="f1">\n${content}</file>\n`;
}

/** Whether paths are those of units in files, nothing split in two and no identifier taken twice. */
function arePlaces(paths: readonly (readonly string[])[]): boolean {
  const seen = new Set<string>();
  let open: string[] = [];
  for (const path of paths) {
    if (path.length < 2 || !path.every(isNmtoken)) return false;
    const [file, ...rest] = path;
    const containers = rest.slice(0, -1);
    const around = [file ?? '', ...containers];
    const common = commonLength(open, around);
    for (const [index, id] of around.entries()) {
      if (index < common) continue;
      // Groups have identifiers of their own within a file, whatever they are in.
      const key = index === 0 ? `f ${id}` : `g ${file} ${id}`;
      if (seen.has(key)) return false;
      seen.add(key);
    }
    const key = `u ${file} ${rest.at(-1)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    open = around;
  }
  return true;
}

function writeTree(
  units: readonly Unit[],
  paths: readonly (readonly string[])[],
  writeUnit: (placed: PlacedUnit) => string,
): string {
  const lines: string[] = [];
  let open: string[] = [];
  for (const [index, unit] of units.entries()) {
    const path = paths[index] ?? [];
    const around = path.slice(0, -1);
    const common = commonLength(open, around);
    close(common);
    for (const [depth, id] of around.entries()) {
      if (depth >= common) lines.push(`<${nameAt(depth)}${writeAttributes([['id', id]])}>`);
    }
    open = around;
    lines.push(writeUnit({ unit, id: path.at(-1) ?? '' }));
  }
  close(0);
  return `${lines.join('\n')}\n`;

  function close(depth: number): void {
    for (let at = open.length - 1; at >= depth; at--) lines.push(`</${nameAt(at)}>`);
  }
}

function nameAt(depth: number): string {
  return depth === 0 ? 'file' : 'group';
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
