import type { Column } from './table-columns.ts';

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const ROLES = /^[RACIS](?:\s*[/,+&]?\s*[RACIS]){0,3}$/u;
const MIN_PEOPLE = 2;
const WORDS: readonly (readonly [letter: string, words: string])[] = [
  ['A', 'accountable'],
  ['S', 'supporting'],
  ['C', 'to be consulted'],
  ['I', 'to be informed'],
];

/** A table that says with R, A, C and I who has which part in a task, as one with a column of people; others as they are. */
export function withResponsible({ columns, rows }: Table): Table {
  const cellsOf = (index: number): string[] =>
    rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
  const people = columns.flatMap(({ kind }, index) =>
    kind === 'other' && cellsOf(index).length > 0 && cellsOf(index).every((cell) => ROLES.test(cell)) ? [index] : [],
  );
  if (people.length < MIN_PEOPLE || columns.some(({ kind }) => kind === 'person')) return { columns, rows };
  const named = (row: readonly string[], letter: string): string[] =>
    people.filter((index) => row[index]?.includes(letter)).map((index) => nameIn(columns[index]!.header));
  const rest = columns.flatMap((_, index) => (people.includes(index) ? [] : [index]));
  return {
    columns: [
      ...rest.map((index) => columns[index]!),
      { header: 'Responsible', kind: 'person', unit: null },
      { header: 'Others', kind: 'description', unit: null },
    ],
    rows: rows.map((row) => {
      const others = WORDS.flatMap(([letter, words]) => {
        const names = named(row, letter).filter((name) => !named(row, 'R').includes(name));
        return names.length === 0 ? [] : [`${names.join(', ')}: ${words}`];
      });
      return [...rest.map((index) => row[index] ?? ''), named(row, 'R').join(', '), others.join('; ')];
    }),
  };
}

/** "HR (Olga)" is Olga. */
function nameIn(header: string): string {
  return /\(([^)]{2,40})\)/u.exec(header)?.[1]?.trim() ?? header.trim();
}
