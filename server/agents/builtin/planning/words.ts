/** A word of a text with its place. */
export interface Word {
  /** Lower case, without punctuation. */
  readonly text: string;
  /** Without the endings of English words, so that "wireframes" finds "wireframe". */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’.+#]*[\p{L}\p{N}+#])*/gu;
const ARTICLES = new Set(['the', 'a', 'an', 'our', 'all', 'its', 'their', 'your', 'my', 'this', 'that']);

/** The words of a text without articles, unless there is nothing else. */
export function wordsOf(text: string): Word[] {
  const words = [...text.matchAll(WORD)].map((match): Word => {
    const lower = match[0]
      .toLowerCase()
      .replace(/['’]s$/u, '')
      .replace(/['’]/gu, '');
    return { text: lower, stem: stemOf(lower), start: match.index, end: match.index + match[0].length };
  });
  const others = words.filter((word) => !ARTICLES.has(word.text));
  return others.length > 0 ? others : words;
}

/** The words of a text as one key: equal for texts that differ in case, punctuation or articles only. */
export function keyOf(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(' ');
}

function stemOf(word: string): string {
  if (word.length <= 3 || /\d/u.test(word)) return word;
  const stem = word
    .replace(/(?:sses)$/u, 'ss')
    .replace(/ies$/u, 'y')
    .replace(/(?<=[^s])s$/u, '')
    .replace(/(?<=\p{L}{3})at(?:e|ed|ing|ion)$/u, '')
    .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, '')
    .replace(/(?<=\p{L}{3})(?:ation|ment)$/u, '');
  return stem
    .replace(/mission$/u, 'mit')
    .replace(/(?<=\p{L}{3})e$/u, '')
    .replace(/([bdfglmnprt])\1$/u, '$1');
}

const STOP_WORDS = new Set('of for to in on at by with and or from is are be as into per via it'.split(' '));

export function isContentWord(word: Word): boolean {
  return !STOP_WORDS.has(word.text);
}

/** Whether two words differ by one typing error in six letters, two in ten. */
export function isTypo(first: string, second: string): boolean {
  const allowed = Math.min(first.length, second.length) >= 10 ? 2 : 1;
  if (Math.min(first.length, second.length) < 5 || Math.abs(first.length - second.length) > allowed) return false;
  return editDistance(first, second, allowed) <= allowed;
}

/** Optimal string alignment distance; stops early above `limit`. */
function editDistance(first: string, second: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row++) {
    const current = [row];
    for (let column = 1; column <= second.length; column++) {
      const cost = first[row - 1] === second[column - 1] ? 0 : 1;
      let best = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + cost);
      const isSwap =
        row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      if (isSwap) best = Math.min(best, beforeLast[column - 2]! + 1);
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[second.length]!;
}
