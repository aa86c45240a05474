import { isCriteriaLabel } from './labels.ts';
import { readPlainLine, type PlainLine } from './plain-lines.ts';

const MARKDOWN_MARKER = /^(?:[-*+]|\d{1,9}[.)])$/u;
const DOTTED = /^\d{1,3}(?:\.\d{1,3})+/u;
const BOX: Readonly<Record<string, string>> = {
  '☐': '[ ] ',
  '□': '[ ] ',
  '☑': '[x] ',
  '✓': '[x] ',
  '✔': '[x] ',
  '✅': '[x] ',
};

/**
 * Writes as Markdown what people write for it: bullets such as `•`, numbers such as `1.1` and `a)`, and a label that
 * follows a list item directly, which Markdown would take as part of the item. Code between fences stays as it is.
 */
export function normaliseMarkdown(body: string): string {
  const lines = body.split('\n');
  const read = lines.map(readPlainLine);
  let isInFence = false;
  return lines
    .map((line, index) => {
      if (/^\s{0,3}(?:```|~~~)/u.test(line)) isInFence = !isInFence;
      if (isInFence) return line;
      if (isCriteriaHead(line, read[index + 1])) return `${line.slice(0, line.search(/\S/u))}**${line.trim()}**\n`;
      const current = read[index]!;
      if (current.marker !== '' && !MARKDOWN_MARKER.test(current.marker)) {
        return isListMarker(read, index) ? withBullet(line, current) : line;
      }
      return isLabel(read[index - 1], current, read[index + 1]) ? `\n${line}` : line;
    })
    .join('\n');
}

/** "Acceptance criteria:" right above a list, which Markdown would take for a sentence. */
function isCriteriaHead(line: string, next: PlainLine | undefined): boolean {
  return /:\s*$/u.test(line) && isCriteriaLabel(line) && next !== undefined && next.marker !== '';
}

/** Letters and numbers begin ordinary sentences, too: they mark items only where a list is around them. */
function isListMarker(lines: readonly PlainLine[], index: number): boolean {
  const { marker, indent } = lines[index]!;
  if (!/[\p{L}\p{N}]/u.test(marker) || DOTTED.test(marker)) return true;
  const before = lines.slice(Math.max(0, index - 2), index).findLast((line) => !line.isBlank);
  const after = lines.slice(index + 1, index + 3).find((line) => !line.isBlank);
  const isBeside = (other: PlainLine | undefined): boolean =>
    other !== undefined &&
    other.marker !== '' &&
    !/^[-*+]$/u.test(other.marker) &&
    (other.indent !== indent || sameKind(other.marker, marker));
  return isBeside(before) || isBeside(after);
}

function sameKind(first: string, second: string): boolean {
  return /\d/u.test(first) === /\d/u.test(second);
}

function withBullet(line: string, { indent, marker }: PlainLine): string {
  const rest = line.trimStart().slice(marker.length).trimStart();
  const dotted = DOTTED.exec(marker)?.[0];
  if (dotted) {
    // "1.1" belongs under "1." also where it is not indented; the number stays for those who refer to it.
    const depth = dotted.split('.').length - 1;
    const column = Math.max(indent, 3 + 2 * (depth - 1));
    return `${' '.repeat(column)}- ${dotted} ${rest}`;
  }
  const label = /[\p{L}\p{N}]/u.test(marker) ? `${marker} ` : '';
  return `${' '.repeat(indent)}- ${BOX[marker] ?? ''}${label}${rest}`;
}

function isLabel(previous: PlainLine | undefined, current: PlainLine, next: PlainLine | undefined): boolean {
  if (!previous || !next || previous.isBlank || previous.marker === '' || current.isBlank || current.marker !== '')
    return false;
  return (
    current.indent <= previous.indent &&
    next.marker !== '' &&
    /^[\p{Lu}*_]/u.test(current.text) &&
    current.text.length < 80
  );
}
