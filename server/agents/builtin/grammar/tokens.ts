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
const TOKEN = new RegExp(
  `(?<quoted>${QUOTED})|(?<date>\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\.\\d{1,2}\\.)|(?<number>${NUMBER})|(?<owner>['’]s(?![\\p{L}\\p{N}])|(?<=s)['’](?=\\s))|(?<word>${WORD})|(?<arrow>→|[-=–]+>)|(?<mark>[^\\s])`,
  'gu',
);

/** "isn't" says two things; read as two words, it needs no patterns of its own. */
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwon['’]t\b/giu, 'will not'],
  [/\bcan['’]t\b/giu, 'can not'],
  [/\bcannot\b/giu, 'can not'],
  [/(?<=\p{L})n['’]t\b/giu, ' not'],
  [/\b(i|we|you|they)['’](?:ve)\b/giu, '$1 have'],
  [/\b(i|we|you|he|she|they)['’]d\b/giu, '$1 would'],
  [/\b(i|we|you|they|he|she|it)['’]ll\b/giu, '$1 will'],
  [/\b(it|that|he|she|what|who|where|there)['’]s\b/giu, '$1 is'],
  [/\b(i)['’]m\b/giu, '$1 am'],
  [/\b(we|they|you)['’]re\b/giu, '$1 are'],
  [/\blet['’]s\b/giu, 'let us'],
];

export function expandContractions(text: string): string {
  return CONTRACTIONS.reduce((result, [pattern, words]) => result.replace(pattern, words), text);
}

/** The pieces of a text in order. Apostrophes of possession stand alone: `Ana's` is `ana`, `'s`. */
export function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  for (const match of source.matchAll(TOKEN)) {
    const { quoted, number, owner, word, arrow, date } = match.groups!;
    const [start, end] = [match.index, match.index + match[0].length];
    if (quoted !== undefined) {
      const raw = quoted.slice(1, -1).trim();
      tokens.push({ text: raw, raw, kind: 'quoted', start, end });
    } else if (owner !== undefined) tokens.push({ text: "'s", raw: match[0], kind: 'mark', start, end });
    else if (arrow !== undefined) tokens.push({ text: '->', raw: match[0], kind: 'mark', start, end });
    else if (number !== undefined) tokens.push({ text: number, raw: number, kind: 'number', start, end });
    else if (word !== undefined || date !== undefined) {
      const raw = (word ?? date)!;
      tokens.push({ text: raw.toLowerCase().replaceAll('’', "'"), raw, kind: 'word', start, end });
    } else tokens.push({ text: match[0], raw: match[0], kind: 'mark', start, end });
  }
  return tokens;
}
