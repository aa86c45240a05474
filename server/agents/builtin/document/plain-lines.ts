import { CODE_END, CODE_START } from '../inline/item-text.ts';

/** One line of a plain outline. */
export interface PlainLine {
  /** Columns before the first character; a tab goes to the next multiple of 4. */
  readonly indent: number;
  /** `-`, `3.`, `a)`, …; empty without one. */
  readonly marker: string;
  readonly isChecked: boolean | null;
  /** Without marker, checkbox and Markdown marks. */
  readonly text: string;
  readonly isBlank: boolean;
}

const MARKER =
  /^([-*+•–—◦▪‣·○●■□☐☑✓✔✅→»]|[👉🔹🔸▶➡➤]\uFE0F?|(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.)]|\((?:\d{1,3}|[a-zA-Z])\)|\d{1,3}(?:\.\d{1,3})+)(?:\s+|$)/u;
const CHECKBOX = /^\[([ xX✓✔~/-]?)\]\s*(?=\S)/u;

export function readPlainLine(line: string): PlainLine {
  let indent = 0;
  let start = 0;
  for (; start < line.length && /\s/u.test(line[start]!); start++)
    indent = line[start] === '\t' ? indent - (indent % 4) + 4 : indent + 1;
  let rest = line.slice(start).trimEnd();
  const isBlank = rest === '';
  const marker = MARKER.exec(rest)?.[1] ?? '';
  if (marker !== '') rest = rest.slice(MARKER.exec(rest)![0].length);
  const box = CHECKBOX.exec(rest);
  if (box) rest = rest.slice(box[0].length);
  const isTicked = box
    ? /[xX✓✔]/u.test(box[1]!)
    : /^[☑✓✔✅]$/u.test(marker)
      ? true
      : /^[☐□]$/u.test(marker)
        ? false
        : null;
  const progress = box && /[~/-]/u.test(box[1]!) ? `[${box[1]}] ` : '';
  return { indent, marker, isChecked: isTicked, text: progress + withoutMarks(rest), isBlank };
}

/** Takes away the marks of inline Markdown: emphasis, code, links. */
export function withoutMarks(text: string): string {
  if (text.length > 2000 || !/[*_`[~]/u.test(text)) return text;
  return text
    .replace(/`([^`]{1,500})`/gu, `${CODE_START}$1${CODE_END}`)
    .replace(/!?\[([^\][]{1,300})\]\((https?:[^()\s]{1,500})\)/gu, '$1 ($2)')
    .replace(/(\*\*|__|~~)(?=\S)([^*_~]{1,500}?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]{1,500}?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1');
}
