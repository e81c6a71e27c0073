/** One line of the table: a figure of ours against a floor measured in the same run. */
export interface Row {
  work: string;
  floor: string;
  ratio: number;
  /** What the ratio should be: at least, or at most. */
  reach: { least: number } | { most: number };
  /** The two measurements, with their unit. */
  detail: string;
}

/** The middle of several measurements, which one disturbed run does not move. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints the table. */
export function printTable(rows: readonly Row[]): void {
  const lines = [
    ['work', 'floor', 'ratio', 'reach', '', 'measured'],
    ...rows.map(({ work, floor, ratio, reach, detail }) => {
      const [sign, bound] = 'least' in reach ? ['≥', reach.least] : ['≤', reach.most];
      const reached = 'least' in reach ? ratio >= reach.least : ratio <= reach.most;
      return [work, floor, ratio.toFixed(2), `${sign} ${bound}`, reached ? 'yes' : 'NO', detail];
    }),
  ];
  printColumns(lines);
}

/** Prints lines of cells in columns, each as wide as its widest cell. */
export function printColumns(lines: readonly (readonly string[])[]): void {
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
