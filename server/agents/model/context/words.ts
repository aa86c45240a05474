/** Words that say nothing of what a sentence is about. */
const STOP_WORDS = new Set(
  (
    'the and for with from that this then than into onto all any are was were has have had will would should could can may ' +
    'must not but you your our their his her its they them these those what which who whom when where why how there here ' +
    'task tasks plan project please make set add new move change delete remove put give let everything everyone each ' +
    'every one two three more most less after before until about over under also only just'
  ).split(' '),
);

const MAX_WORDS = 200;

/** What a text is about, as words without endings: "Assign the tests to Ana" is about assign, test, ana. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{2,}/gu)) {
    if (!STOP_WORDS.has(word)) words.add(stem(word));
    if (words.size >= MAX_WORDS) break;
  }
  return words;
}

/** Good enough to find "test" for "testing" and "tests". */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(ings?|ed|es|s)$/u, '') : word;
}

/** Longer texts are documents: numbers in them count things, unless they are written as #12. */
const INSTRUCTION_CHARACTERS = 2_000;

/** Numbers of tasks that a text may name: #12, "task 12", "3, 4 and 5". */
export function numbersOf(text: string): ReadonlySet<number> {
  const pattern =
    text.length > INSTRUCTION_CHARACTERS
      ? /(?<![\p{L}\p{N}])#(\d{1,7})(?![\p{L}\p{N}])/gu
      : /(?<![\p{L}\p{N}.])#?(\d{1,7})(?![\p{L}\p{N}])/gu;
  return new Set([...text.matchAll(pattern)].map(([, digits]) => Number(digits)));
}
