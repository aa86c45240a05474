/** Keys and values of a YAML header between `---` lines, flat; and the text below it. */
export interface FrontMatter {
  readonly values: ReadonlyMap<string, string>;
  readonly body: string;
}

const HEADER = /^---[ \t]*\n((?:[^\n]*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)/u;
const LINE = /^([\p{L}][\p{L}\p{N}_ -]{0,40}):[ \t]*(.*)$/u;

/** Reads the simple header that notes and static sites carry; a text without one comes back whole. */
export function readFrontMatter(source: string): FrontMatter {
  const header = HEADER.exec(source);
  if (!header) return { values: new Map(), body: source };
  const values = new Map<string, string>();
  let key = '';
  for (const line of header[1]!.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const item = /^\s*-\s+(.+)$/u.exec(line);
    const match = LINE.exec(line);
    if (item && key !== '') values.set(key, [values.get(key), item[1]!.trim()].filter(Boolean).join(', '));
    else if (match) {
      key = match[1]!.toLowerCase();
      values.set(
        key,
        match[2]!
          .trim()
          .replace(/^\[(.*)\]$/u, '$1')
          .replace(/^(["'])(.*)\1$/u, '$2'),
      );
    } else return { values: new Map(), body: source };
  }
  return { values, body: source.slice(header[0].length) };
}
