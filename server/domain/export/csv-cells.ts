/**
 * What a spreadsheet would take for a formula: its first sign, with the apostrophes that keep it from that. Wide forms
 * count too, since some programs narrow them.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** Puts an apostrophe before a text that a spreadsheet would run. `unguarded` gives the same text back. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

export function unguarded(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** Several texts in one cell; one that has a separator or a quote in it stands in quotes, as cells do. */
export function joined(texts: readonly string[]): string {
  return texts.map((text) => (/[",;|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(', ');
}

/** What `joined` has put together, and what people write like it. */
export function separated(cell: string): string[] {
  const parts = cell.match(/\s*(?:"(?:[^"]|"")*"|[^,]*)\s*(?:,|$)/gu) ?? [];
  return parts
    .map((part) => part.replace(/,$/u, '').trim())
    .map((part) => (/^".*"$/su.test(part) ? part.slice(1, -1).replaceAll('""', '"') : part))
    .filter((part) => part !== '');
}
