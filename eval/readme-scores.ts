import { table } from './score-agents.ts';

const BEGIN = '<!-- Written by npm run eval -- --write -->';
const END = '<!-- End of what is written -->';

/** The README with these lines as its table of scores. Throws where it has no place for them. */
export function withScores(readme: string, lines: readonly string[]): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for scores between “${BEGIN}” and “${END}”.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${table(lines)}\n\n${readme.slice(end)}`;
}

/** The cells of the README's table of scores, row by row, without its head. */
export function scoresIn(readme: string): string[][] {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) return [];
  const lines = readme
    .slice(begin, end)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
