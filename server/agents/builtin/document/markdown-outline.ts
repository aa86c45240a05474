import type { Heading, List, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { readCsvOutline } from './csv-outline.ts';
import { isCriteriaLabel, isListName, readCriteriaLine, splitDottedLabel, splitLabel } from './labels.ts';
import { inlineText, isWholly, linkTargets } from './markdown-text.ts';
import { outlineNode, type Outline, type OutlineNode } from './outline.ts';
import { splitMarkdown } from './split-markdown.ts';
import { readColumns } from './table-columns.ts';
import { rowsToNodes } from './table-rows.ts';

type Block = RootContent;

/** Reads a Markdown document: headings, lists, checkboxes and tables become the tree, paragraphs become notes. */
export function readMarkdownOutline(source: string): Outline {
  const blocks = splitMarkdown(source).flatMap((part) =>
    fromMarkdown(part, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children.map((block) => ({
      block,
      source: part,
    })),
  );
  return new MarkdownReader().read(blocks);
}

/** A block at the top of the document, with the text that its positions count in. */
interface PlacedBlock {
  readonly block: Block;
  readonly source: string;
}

/** Where blocks go: a task, or the document itself. */
interface Container {
  readonly level: number;
  readonly node: OutlineNode | null;
  /** Whether the items of its lists say when the task above it is done. */
  readonly isCriteria: boolean;
}

class MarkdownReader {
  #source = '';
  readonly #intro: string[] = [];
  readonly #roots: OutlineNode[] = [];
  #title: string | null = null;

  read(blocks: readonly PlacedBlock[]): Outline {
    const titleHeading = findTitle(blocks.map(({ block }) => block));
    const boldTitle = titleHeading === null ? findBoldTitle(blocks.map(({ block }) => block)) : null;
    const stack: Container[] = [{ level: 0, node: null, isCriteria: false }];
    blocks.forEach(({ block, source }, index) => {
      this.#source = source;
      const top = stack.at(-1)!;
      if (block === titleHeading) {
        const { text } = splitLabel(oneLine(inlineText(titleHeading)));
        if (!isListName(text)) this.#title = text;
        return;
      }
      if (block === boldTitle) {
        this.#title = pseudoHeadingText(boldTitle);
        return;
      }
      if (block.type === 'heading') return this.#heading(block, stack);
      if (top.level % 1 !== 0 && block.type !== 'list' && block.type !== 'table') stack.pop();
      const container = stack.at(-1)!;
      const next = blocks[index + 1]?.block;
      const form = block.type === 'paragraph' && next ? labelFormOf(block, next) : null;
      if (block.type === 'paragraph' && form && !isLeadIn(blocks, index, form, container)) {
        return this.#push(stack, container.level + 0.5, pseudoHeadingText(block));
      }
      this.#block(block, container.node, container.isCriteria);
    });
    return { title: this.#title, intro: this.#intro, roots: this.#roots, format: 'Markdown' };
  }

  #heading(heading: Heading, stack: Container[]): void {
    const text = oneLine(inlineText(heading));
    while (stack.at(-1)!.level >= heading.depth) stack.pop();
    if (text === '') return;
    this.#push(stack, heading.depth, text, linkTargets(heading));
  }

  #push(stack: Container[], level: number, source: string, links: readonly string[] = []): void {
    const parent = stack.at(-1)!;
    if (parent.node && isCriteriaLabel(source)) {
      stack.push({ level, node: parent.node, isCriteria: true });
      return;
    }
    const { label, text } = splitLabel(source);
    const node = outlineNode('heading', text, { label, notes: links.map((link) => `<${link}>`) });
    this.#childrenOf(parent.node).push(node);
    stack.push({ level, node, isCriteria: false });
  }

  #childrenOf(node: OutlineNode | null): OutlineNode[] {
    return node?.children ?? this.#roots;
  }

  #notesOf(node: OutlineNode | null): string[] {
    return node?.notes ?? this.#intro;
  }

  #block(block: Block, node: OutlineNode | null, isCriteria: boolean): void {
    switch (block.type) {
      case 'list':
        this.#list(block, node, isCriteria);
        return;
      case 'table':
        this.#table(block, node);
        return;
      case 'paragraph': {
        const criteria = node ? readCriteriaLine(oneLine(inlineText(block))) : null;
        if (criteria) node!.acceptanceCriteria.push(...criteria);
        else this.#notesOf(node).push(this.#sourceOf(block));
        return;
      }
      case 'code': {
        const table = /^(?:csv|tsv)$/iu.test(block.lang ?? '') ? readCsvOutline(block.value) : null;
        if (table) this.#childrenOf(node).push(...table.roots);
        else this.#notesOf(node).push(this.#sourceOf(block));
        return;
      }
      case 'thematicBreak':
      case 'definition':
        return;
      case 'html':
        if (!/^\s*<!--[\s\S]*-->\s*$/u.test(block.value)) this.#notesOf(node).push(this.#sourceOf(block));
        return;
      case 'heading':
        // Inside a list item or a quotation a heading is a line like any other.
        this.#notesOf(node).push(this.#sourceOf(block));
        return;
      default:
        this.#notesOf(node).push(this.#sourceOf(block));
    }
  }

  #list(list: List, parent: OutlineNode | null, isCriteria: boolean): void {
    list.children.forEach((item, index) => {
      if (isCriteria && parent) {
        parent.acceptanceCriteria.push(oneLine(this.#plainText(item)));
        return;
      }
      this.#item(item, list.ordered ? String((list.start ?? 1) + index) : null, parent);
    });
  }

  #item(item: ListItem, number: string | null, parent: OutlineNode | null): void {
    const [first, ...rest] = item.children;
    if (!first) return;
    if (first.type === 'list') {
      // "- - text": the outer item has no words of its own.
      for (const block of item.children) this.#block(block, parent, false);
      return;
    }
    const isText = first.type === 'paragraph' || first.type === 'heading';
    const lines = isText ? splitLines(inlineText(first)) : [];
    const source = isText ? (lines[0] ?? '') : oneLine(this.#sourceOf(first)).slice(0, 200);
    const criteria = parent ? readCriteriaLine(source) : null;
    if (parent && criteria && rest.length === 0 && lines.length === 1) {
      parent.acceptanceCriteria.push(...criteria);
      return;
    }
    if (parent && isCriteriaLabel(source)) {
      for (const block of rest) this.#block(block, parent, true);
      return;
    }
    // "Acceptance criteria:" may stand as the last line of the item, right above the list.
    let isUnderCriteria = lines.length > 1 && rest[0]?.type === 'list' && isCriteriaLabel(lines.at(-1)!);
    if (isUnderCriteria) lines.pop();
    const dotted = splitDottedLabel(source);
    const node = outlineNode('item', dotted.text, {
      label: dotted.label ?? number,
      isChecked: item.checked ?? null,
      isStruck: isWholly(first, 'delete'),
      notes: [...lines.slice(1), ...(isText ? linkTargets(first).map((link) => `<${link}>`) : [this.#sourceOf(first)])],
    });
    if (node.text === '' && rest.length === 0) return;
    this.#childrenOf(parent).push(node);
    rest.forEach((block, index) => {
      const next = rest[index + 1];
      if (block.type === 'paragraph' && next?.type === 'list' && isCriteriaLabel(oneLine(inlineText(block))))
        isUnderCriteria = true;
      else {
        this.#block(block, node, isUnderCriteria);
        isUnderCriteria = false;
      }
    });
  }

  #table(table: Table, node: OutlineNode | null): void {
    const cells = table.children.map((row) => row.children.map((cell) => oneLine(inlineText(cell))));
    const columns = cells[0] ? readColumns(cells[0]) : null;
    if (columns) this.#childrenOf(node).push(...rowsToNodes(columns, cells.slice(1)));
    else this.#notesOf(node).push(this.#sourceOf(table));
  }

  #plainText(item: ListItem): string {
    return item.children.map((child) => inlineText(child)).join(' ');
  }

  /** The Markdown of a block, without the indentation of the list that it stands in. */
  #sourceOf(block: Block | ListItem): string {
    const { start, end } = block.position!;
    const indent = start.column - 1;
    const text = this.#source.slice(start.offset, end.offset);
    return indent === 0 ? text : text.replace(new RegExp(`\\n {0,${indent}}`, 'gu'), '\n');
  }
}

/** The heading that names the whole document: the only one of the highest rank, and the first. */
function findTitle(blocks: readonly Block[]): Heading | null {
  const headings = blocks.filter((block) => block.type === 'heading');
  const [first] = headings;
  if (!first) return null;
  const isOnly = headings.every((heading) => heading === first || heading.depth > first.depth);
  const isBeforeWork = !blocks
    .slice(0, blocks.indexOf(first))
    .some((block) => block.type === 'list' || block.type === 'table');
  return isOnly && isBeforeWork ? first : null;
}

/** A first paragraph that is one short line, bold or without a full stop, names the document where no heading does. */
function findBoldTitle(blocks: readonly Block[]): Paragraph | null {
  const [first, second] = blocks;
  if (first?.type !== 'paragraph') return null;
  // Right above a list it is the name of a group, unless it is all that the document has above its one list.
  if (second?.type === 'list' && !(isWholly(first, 'strong') && blocks.slice(2).every(({ type }) => type === 'list')))
    return null;
  const text = inlineText(first).trim();
  const isTitle = isWholly(first, 'strong') || (/^\p{Lu}[^\n]*[\p{L}\p{N})]$/u.test(text) && text.length <= 70);
  return isTitle && text.length <= 100 && !isListName(text) ? first : null;
}

const LEADS_IN =
  /\b(?:we|you|they|i|it|this|these|those|following|below|are|is|was|were|need|needs|should|must|will|include|includes|including|here|our|such as|for example|e\.g\.)\b/iu;

/**
 * Whether a paragraph is a heading in all but form, and which: `bold`, with a `colon` at its end, or a `plain` short
 * line right above a list.
 */
function labelFormOf(paragraph: Paragraph, next: Block): 'bold' | 'colon' | 'plain' | null {
  if (next.type !== 'list' && next.type !== 'table') return null;
  const text = inlineText(paragraph).trim();
  if (text === '' || text.includes('\n') || text.length > 100) return null;
  if (isWholly(paragraph, 'strong') || isBoldWithFacts(paragraph)) return 'bold';
  if (LEADS_IN.test(text)) return null;
  const words = text.split(/\s+/u).length;
  if (text.endsWith(':')) return words <= 8 ? 'colon' : null;
  const isRightAbove = paragraph.position!.end.line + 1 === next.position!.start.line;
  return isRightAbove && words <= 6 && /[\p{L}\p{N})]$/u.test(text) ? 'plain' : null;
}

/** `**Venue** (Ana, 2d)`: a bold label with something about it behind. */
function isBoldWithFacts({ children: [first, ...rest] }: Paragraph): boolean {
  const behind = rest.map(inlineText).join('').trim();
  return first?.type === 'strong' && behind.length <= 60 && /^(?:\(.*\):?|[–—-]\s.*[^.])$/u.test(behind);
}

/** Whether a label only leads in to the one list of its section, and groups nothing. */
function isLeadIn(
  blocks: readonly PlacedBlock[],
  index: number,
  form: 'bold' | 'colon' | 'plain',
  container: Container,
): boolean {
  if (form === 'bold' || (form === 'colon' && container.node === null)) return false;
  const isList = ({ block }: PlacedBlock): boolean => block.type === 'list' || block.type === 'table';
  const isHeading = ({ block }: PlacedBlock): boolean => block.type === 'heading';
  const start = blocks.slice(0, index).findLastIndex(isHeading) + 1;
  const length = blocks.slice(index).findIndex(isHeading);
  return blocks.slice(start, length < 0 ? undefined : index + length).filter(isList).length === 1;
}

function pseudoHeadingText(paragraph: Paragraph): string {
  return oneLine(inlineText(paragraph)).replace(/\s*:$/u, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The title of an item, lines of the same sentence joined, and what follows it line by line. */
function splitLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  let title = lines[0] ?? '';
  let index = 1;
  while (index < lines.length && isContinuation(lines[index - 1]!, lines[index]!)) {
    title += ` ${lines[index]!}`;
    index++;
  }
  return [title, ...lines.slice(index).filter((line) => line !== '')];
}

/** Whether a line goes on with the sentence of the line before, as when an editor has wrapped it. */
export function isContinuation(line: string, next: string): boolean {
  if (/^[\p{L} ]{2,20}:\s/u.test(next)) return false;
  if (/^[\p{Ll}\d(&+@#~]/u.test(next) && !/[.!?:]$/u.test(line)) return true;
  return line.length >= 62 && !/[.!?:)]$/u.test(line);
}
