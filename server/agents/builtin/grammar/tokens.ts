/** A piece of an instruction: a word, a number, a mark, or everything between two quotes. */
export interface Token {
  /** Lower case; for a quotation what stands between the quotes, as written. */
  readonly text: string;
  /** As written, without quotes. */
  readonly raw: string;
  readonly kind: 'word' | 'number' | 'mark' | 'quoted';
  /** Place in the source, quotes included. */
  readonly start: number;
  readonly end: number;
}

const QUOTED =
  '"[^"\\n]{1,400}"|“[^”\\n]{1,400}”|„[^“”\\n]{1,400}[“”]|«[^»\\n]{1,400}»|`[^`\\n]{1,400}`|(?<![\\p{L}\\p{N}])[\'‘][^\'‘’\\n]{1,200}[\'’](?![\\p{L}\\p{N}])';
const NUMBER = '#\\d{1,6}(?![\\p{L}\\p{N}])|\\d+(?:[.,]\\d+)?(?![\\p{L}\\p{N}])';
const WORD = '@?[\\p{L}\\p{N}]+(?:[-_./+&:](?=[\\p{L}\\p{N}])[\\p{L}\\p{N}]+|[+#]{1,2}(?![\\p{L}\\p{N}]))*';

/**
 * "Isn't" says two things; read as two words, it needs no patterns of its own. The source stays as it was written, since
 * parts of it may become titles and descriptions.
 */
const CONTRACTIONS: readonly (readonly [RegExp, string, string])[] = [
  [/^(wo)(n['’]t)$/u, 'will', 'not'],
  [/^(ca)(n['’]t)$/u, 'can', 'not'],
  [/^(can)(not)$/u, 'can', 'not'],
  [/^(\p{L}+)(n['’]t)$/u, '', 'not'],
  [/^(i|we|you|they)(['’]ve)$/u, '', 'have'],
  [/^(i|we|you|he|she|they)(['’]d)$/u, '', 'would'],
  [/^(i|we|you|they|he|she|it)(['’]ll)$/u, '', 'will'],
  [/^(it|that|he|she|what|who|where|there)(['’]s)$/u, '', 'is'],
  [/^(i)(['’]m)$/u, '', 'am'],
  [/^(we|they|you)(['’]re)$/u, '', 'are'],
  [/^(let)(['’]s)$/u, '', 'us'],
  [/^(it)(s)$/u, '', "'s"],
  [/^(their)(s?)$/u, 'them', "'s"],
];
const CONTRACTED =
  "\\p{L}+n['’]t(?!\\p{L})|(?:i|we|you|they|he|she|it|that|what|who|where|there|let)['’](?:ve|d|ll|s|m|re)(?!\\p{L})";

const TOKEN = new RegExp(
  `(?<quoted>${QUOTED})|(?<date>\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\.\\d{1,2}\\.)|(?<number>${NUMBER})|(?<contracted>${CONTRACTED})|(?<owner>['’]s(?![\\p{L}\\p{N}])|(?<=s)['’](?=\\s))|(?<word>${WORD})|(?<arrow>→|[-=–]+>)|(?<mark>[^\\s])`,
  'giu',
);

function expanded(word: string, start: number): Token[] | null {
  const lower = word.toLowerCase();
  for (const [pattern, first, second] of CONTRACTIONS) {
    const match = pattern.exec(lower);
    if (!match) continue;
    const middle = start + match[1]!.length;
    const end = start + word.length;
    return [
      { text: first || match[1]!, raw: word.slice(0, match[1]!.length), kind: 'word', start, end: middle },
      { text: second, raw: word.slice(match[1]!.length), kind: second === "'s" ? 'mark' : 'word', start: middle, end },
    ];
  }
  return null;
}

/** The pieces of a text in order. Apostrophes of possession stand alone: `Ana's` is `ana`, `'s`. */
export function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const { quoted, number, owner, contracted, word, arrow, date } = match.groups!;
    const [start, end] = [match.index, match.index + match[0].length];
    if (quoted !== undefined) {
      const raw = quoted.slice(1, -1).trim();
      tokens.push({ text: raw, raw, kind: 'quoted', start, end });
    } else if (contracted !== undefined || (word !== undefined && expanded(word, start)))
      tokens.push(...(expanded(match[0], start) ?? []));
    else if (owner !== undefined) tokens.push({ text: "'s", raw: match[0], kind: 'mark', start, end });
    else if (arrow !== undefined) tokens.push({ text: '->', raw: match[0], kind: 'mark', start, end });
    else if (number !== undefined) tokens.push({ text: number, raw: number, kind: 'number', start, end });
    else if (word !== undefined || date !== undefined) {
      const raw = (word ?? date)!;
      tokens.push({ text: raw.toLowerCase().replaceAll('’', "'"), raw, kind: 'word', start, end });
    } else tokens.push({ text: match[0], raw: match[0], kind: 'mark', start, end });
  }
  return tokens;
}
