/** One heading, list item, line or row of a document, in its place. */
export interface OutlineNode {
  readonly kind: 'heading' | 'item' | 'row';
  /** The words of the heading or item, one line, without Markdown. */
  readonly text: string;
  /** The number or key that it carries in the document: `2`, `2.1`, `T3`; null without one. */
  readonly label: string | null;
  /** Whether its checkbox is ticked; null without a checkbox. */
  readonly isChecked: boolean | null;
  /** Whether its words are struck through. */
  readonly isStruck: boolean;
  /** The words of the document that it was read from, where its text says them otherwise; null where it does not. */
  readonly source: string | null;
  /** Markdown that belongs to it, block by block. */
  readonly notes: string[];
  readonly acceptanceCriteria: string[];
  /** Facts from the columns of its row, instead of the words in its text. */
  readonly row: RowFacts | null;
  readonly children: OutlineNode[];
}

/** What the cells of a row say, as they were written. */
export interface RowFacts {
  /** Kind of attribute and the cell's text, in the order of the columns. */
  readonly cells: readonly { readonly header: string; readonly kind: CellKind; readonly text: string }[];
}
export type CellKind =
  | 'person'
  | 'estimate'
  | 'due'
  | 'start'
  | 'dates'
  | 'priority'
  | 'tags'
  | 'status'
  | 'dependencies'
  | 'description'
  | 'criteria'
  | 'other';

export interface Outline {
  /** The title of the whole document; null where it has none. */
  readonly title: string | null;
  /** Markdown before the first task, block by block. */
  readonly intro: string[];
  readonly roots: OutlineNode[];
  /** What the document is, for a sentence: "Markdown", "a table of comma-separated values". */
  readonly format: string;
}

export function outlineNode(kind: OutlineNode['kind'], text: string, more: Partial<OutlineNode> = {}): OutlineNode {
  return {
    kind,
    text,
    label: null,
    isChecked: null,
    isStruck: false,
    source: null,
    notes: [],
    acceptanceCriteria: [],
    row: null,
    children: [],
    ...more,
  };
}

/** Calls `visit` for every node, parents before children, in the order of the document. */
export function walkOutline(roots: readonly OutlineNode[], visit: (node: OutlineNode, depth: number) => void): void {
  // A stack of its own: documents nest deeper than the call stack allows.
  const stack = roots.map((node) => ({ node, depth: 0 })).reverse();
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    visit(entry.node, entry.depth);
    const { children } = entry.node;
    for (let index = children.length - 1; index >= 0; index--)
      stack.push({ node: children[index]!, depth: entry.depth + 1 });
  }
}
