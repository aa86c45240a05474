/** A part this long is worth its own parse: the time of a parse grows faster than its text. */
const PART = 8_000;
const MAX_PART = 24_000;

/**
 * Splits a long Markdown text where parsing the parts gives the same blocks as parsing the whole: before headings, and
 * where a list is very long between two of its items. Code between fences is never split.
 */
export function splitMarkdown(source: string): string[] {
  if (source.length <= MAX_PART) return [source];
  const parts: string[] = [];
  let lines: string[] = [];
  let size = 0;
  let fence = '';
  for (const line of source.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1] ?? '';
    const isBetween =
      fence === '' && ((size > PART && /^#{1,6}\s/u.test(line)) || (size > MAX_PART && /^[-*+]\s\S/u.test(line)));
    if (isBetween) {
      parts.push(lines.join('\n'));
      lines = [];
      size = 0;
    }
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    lines.push(line);
    size += line.length + 1;
  }
  parts.push(lines.join('\n'));
  return parts;
}
