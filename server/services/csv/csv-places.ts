import type { CsvColumn, CsvField, CsvProblem, CsvRow } from '../../domain/csv-import.ts';
import { MAX_DEPTH } from '../../domain/task.ts';

/** A row that becomes a task, or a group of rows that becomes one above them. */
export interface CsvNode {
  readonly title: string;
  /** Null for a group, which has no row of its own. */
  readonly row: CsvRow | null;
  readonly children: CsvNode[];
}

/** Finds the row that a cell names: by its number, with or without #, or by its title, whatever its case. */
export class CsvNames {
  readonly #byNumber = new Map<string, CsvNode>();
  readonly #byTitle = new Map<string, CsvNode>();

  add(node: CsvNode, number: string): void {
    const key = number.trim().replace(/^#/u, '').toLowerCase();
    if (key !== '' && !this.#byNumber.has(key)) this.#byNumber.set(key, node);
    const title = node.title.trim().toLowerCase();
    if (!this.#byTitle.has(title)) this.#byTitle.set(title, node);
  }
  find(name: string): CsvNode | null {
    const key = name.trim().toLowerCase();
    return this.#byNumber.get(key.replace(/^#/u, '')) ?? this.#byTitle.get(key) ?? null;
  }
}

interface Placed {
  readonly roots: readonly CsvNode[];
  readonly names: CsvNames;
  readonly problems: readonly CsvProblem[];
}

/** Gives each row its place: by its parent, its level, its dotted number, or its group, whichever the table has. */
export function placeRows(columns: readonly CsvColumn[], rows: readonly CsvRow[]): Placed {
  const names = new CsvNames();
  const problems: CsvProblem[] = [];
  const indexOf = (field: CsvField): number => columns.findIndex((column) => column.field === field);
  const [title, number, parent, level, group] = (['TITLE', 'NUMBER', 'PARENT', 'LEVEL', 'GROUP'] as const).map(indexOf);
  const cell = (row: CsvRow | null, index: number | undefined): string =>
    index === undefined || index < 0 ? '' : (row?.cells[index] ?? '');
  const nodes = rows.map((row): CsvNode => ({ title: cell(row, title), row, children: [] }));
  for (const node of nodes) names.add(node, cell(node.row, number));

  const parents = new Map<CsvNode, CsvNode>();
  const groups = new Map<string, CsvNode>();
  const tops: CsvNode[] = [];
  const path: { readonly node: CsvNode; readonly level: number }[] = [];
  const problem = (node: CsvNode, index: number | undefined, message: string): void => {
    problems.push({ line: node.row?.line ?? 1, column: columns[index ?? -1]?.header ?? null, message });
  };
  const above = (node: CsvNode): CsvNode | null => {
    const named = cell(node.row, parent).trim();
    if (named !== '') {
      const found = names.find(named);
      if (found === null || found === node)
        problem(node, parent, `There is no row “${named.slice(0, 60)}” to lie below; it stands at the top.`);
      return found === node ? null : found;
    }
    const depth = Number.parseInt(cell(node.row, level), 10);
    if (Number.isInteger(depth)) {
      while (path.length > 0 && path.at(-1)!.level >= depth) path.pop();
      const over = path.at(-1)?.node ?? null;
      path.push({ node, level: depth });
      return over;
    }
    const dotted = /^#?([\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*)\.[\p{L}\p{N}]+\.?$/u.exec(cell(node.row, number).trim());
    if (dotted) return names.find(dotted[1]!);
    const groupTitle = cell(node.row, group).trim();
    if (groupTitle === '') return null;
    const known = groups.get(groupTitle.toLowerCase());
    if (known) return known;
    const made: CsvNode = { title: groupTitle, row: null, children: [] };
    groups.set(groupTitle.toLowerCase(), made);
    tops.push(made);
    return made;
  };
  for (const node of nodes) {
    const over = above(node);
    if (over === null) tops.push(node);
    else if (isBelow(over, node, parents)) {
      problem(node, parent, 'It would lie below itself; it stands at the top.');
      tops.push(node);
    } else {
      parents.set(node, over);
      over.children.push(node);
    }
  }
  const flatten = (siblings: CsvNode[], depth: number): void => {
    for (const node of siblings) {
      if (depth === MAX_DEPTH && node.children.length > 0) {
        const lifted = descendants(node);
        for (const child of lifted)
          problem(
            child,
            parent,
            `It lies more than ${MAX_DEPTH} levels below the top; it stands higher than in the file.`,
          );
        for (const each of [node, ...lifted]) each.children.length = 0;
        siblings.splice(siblings.indexOf(node) + 1, 0, ...lifted);
      }
      flatten(node.children, depth + 1);
    }
  };
  flatten(tops, 0);
  return { roots: tops, names, problems };
}

function isBelow(node: CsvNode, ancestor: CsvNode, parents: ReadonlyMap<CsvNode, CsvNode>): boolean {
  for (let up: CsvNode | undefined = node; up; up = parents.get(up)) if (up === ancestor) return true;
  return false;
}

/** Those below it, each before its own. Chains of rows may be longer than the stack. */
function descendants(node: CsvNode): CsvNode[] {
  const below: CsvNode[] = [];
  const open = node.children.toReversed();
  for (let next = open.pop(); next; next = open.pop()) {
    below.push(next);
    open.push(...next.children.toReversed());
  }
  return below;
}
