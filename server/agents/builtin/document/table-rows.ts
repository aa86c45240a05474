import { splitDottedLabel } from './labels.ts';
import { outlineNode, type CellKind, type OutlineNode } from './outline.ts';
import { withResponsible } from './raci.ts';
import type { Column } from './table-columns.ts';

/** Turns rows of cells into tasks in their places: by parent, outline number, level or group where there is such a column. */
export function rowsToNodes(readColumns: readonly Column[], readRows: readonly (readonly string[])[]): OutlineNode[] {
  const { columns, rows } = withResponsible({ columns: readColumns, rows: readRows });
  const roots: OutlineNode[] = [];
  const byLabel = new Map<string, OutlineNode>();
  const byTitle = new Map<string, OutlineNode>();
  const groups = new Map<string, OutlineNode>();
  const levels: OutlineNode[] = [];
  const waiting: { readonly node: OutlineNode; readonly parent: string }[] = [];
  let lastGroup = '';

  const cellOf = (row: readonly string[], kind: Column['kind']): string => {
    const index = columns.findIndex((column) => column.kind === kind);
    return index < 0 ? '' : (row[index] ?? '').trim();
  };

  for (const row of rows) {
    const node = rowToNode(columns, row);
    if (!node) continue;
    const groupCell = cellOf(row, 'group');
    const group = groupCell || (columns.some((column) => column.kind === 'group') && lastGroup);
    if (groupCell) lastGroup = groupCell;
    const parent = cellOf(row, 'parent');
    const level = Number.parseInt(cellOf(row, 'level'), 10);
    const above = node.label?.includes('.')
      ? byLabel.get(node.label.slice(0, node.label.lastIndexOf('.')).toLowerCase())
      : undefined;
    if (parent !== '' && !/^(?:-|–|—|none|n\/a|0|root)$/iu.test(parent)) waiting.push({ node, parent });
    else if (Number.isInteger(level)) {
      levels.length = Math.min(levels.length, Math.max(0, level - 1));
      (levels.at(-1)?.children ?? roots).push(node);
      levels[levels.length] = node;
    } else if (above) above.children.push(node);
    else if (group) groupNode(groups, roots, group).children.push(node);
    else roots.push(node);
    if (node.label !== null && !byLabel.has(node.label.toLowerCase())) byLabel.set(node.label.toLowerCase(), node);
    const key = node.text.toLowerCase();
    if (!byTitle.has(key)) byTitle.set(key, node);
  }
  attachToParents(waiting, byLabel, byTitle, roots);
  return roots;
}

function attachToParents(
  waiting: readonly { readonly node: OutlineNode; readonly parent: string }[],
  byLabel: ReadonlyMap<string, OutlineNode>,
  byTitle: ReadonlyMap<string, OutlineNode>,
  roots: OutlineNode[],
): void {
  const parentOf = new Map<OutlineNode, OutlineNode>();
  const made = new Map<string, OutlineNode>();
  for (const { node, parent } of waiting) {
    const key = parent.toLowerCase();
    const found = byLabel.get(key.replace(/^#/u, '')) ?? byTitle.get(key);
    let above: OutlineNode | undefined = found;
    for (let up = found; up; up = parentOf.get(up)) if (up === node) above = undefined;
    if (above) {
      parentOf.set(node, above);
      above.children.push(node);
    } else if (found) roots.push(node);
    else groupNode(made, roots, parent).children.push(node);
  }
}

function groupNode(groups: Map<string, OutlineNode>, roots: OutlineNode[], name: string): OutlineNode {
  const key = name.toLowerCase();
  let node = groups.get(key);
  if (!node) {
    node = outlineNode('heading', name);
    groups.set(key, node);
    roots.push(node);
  }
  return node;
}

function rowToNode(columns: readonly Column[], row: readonly string[]): OutlineNode | null {
  let text = '';
  let label: string | null = null;
  let isChecked: boolean | null = null;
  const cells: { header: string; kind: CellKind; text: string }[] = [];
  columns.forEach((column, index) => {
    const cell = (row[index] ?? '').trim();
    if (cell === '') return;
    if (column.kind === 'title') text = cell.replace(/\s+/gu, ' ');
    else if (column.kind === 'label') label = cell.replace(/^#|[.)]$/gu, '');
    else if (column.kind === 'done' && /^(?:[1-9]\d?)\s?%$/u.test(cell))
      cells.push({ header: column.header, kind: 'status', text: 'in progress' });
    else if (column.kind === 'done') isChecked = /^(?:x|yes|y|true|done|1|✓|✔|✅|\[x\]|completed?|100%)$/iu.test(cell);
    else if (column.kind === 'parent' || column.kind === 'group' || column.kind === 'level') return;
    else cells.push({ header: column.header, kind: column.kind, text: withUnit(cell, column) });
  });
  if (text === '') return null;
  const numbered = label === null ? splitDottedLabel(text) : { label, text };
  return outlineNode('row', numbered.text, { label: numbered.label, isChecked, row: { cells } });
}

/** A bare number under "Effort (h)" is in hours. */
function withUnit(cell: string, column: Column): string {
  if (column.kind !== 'estimate' || column.unit === null) return cell;
  return /^[~≈]?\s?\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+(?:[.,]\d+)?)?$/u.test(cell) ? `${cell} ${column.unit}` : cell;
}
