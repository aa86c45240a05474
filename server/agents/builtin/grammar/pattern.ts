/**
 * A way to say something, written as people read it: `(mark|set) <tasks> [as] done`. Words stand for themselves, `(a|b c)`
 * is a choice, `[a]` may be missing, `<tasks>` is a slot of the kind `tasks`, `<other:tasks>` one with another name.
 */
export type PatternNode =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'slot'; readonly name: string; readonly kind: string }
  | { readonly type: 'choice'; readonly options: readonly (readonly PatternNode[])[] };

/** Words that are two to the tokeniser. */
const SPLIT_WORDS: Readonly<Record<string, readonly string[]>> = { their: ['them', "'s"], its: ['it', "'s"] };

const PIECE = /\s*(?:<(?:(\w+):)?(\w+)>|([()[\]|])|(->|[^\s()[\]|<>]+))/uy;

/** Throws for a pattern that is written wrongly: they are all part of the program. */
export function parsePattern(source: string): readonly PatternNode[] {
  const pieces: string[][] = [];
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(source); match; match = PIECE.exec(source)) {
    const [, name, kind, bracket, word] = match;
    pieces.push(
      kind !== undefined
        ? ['slot', name ?? kind, kind]
        : bracket !== undefined
          ? ['bracket', bracket]
          : ['word', word!],
    );
    if (PIECE.lastIndex >= source.trimEnd().length) break;
  }
  let at = 0;
  const sequence = (closing: string | null): PatternNode[] => {
    const options: PatternNode[][] = [[]];
    while (at < pieces.length) {
      const [type, first, second] = pieces[at++]! as [string, string, string | undefined];
      const current = options.at(-1)!;
      if (type === 'word')
        current.push(...(SPLIT_WORDS[first] ?? [first]).map((word) => ({ type: 'word', word }) as const));
      else if (type === 'slot') current.push({ type: 'slot', name: first, kind: second! });
      else if (first === '|') options.push([]);
      else if (first === '(') current.push(...sequence(')'));
      else if (first === '[') current.push({ type: 'choice', options: [sequence(']'), []] });
      else if (first === closing) return options.length === 1 ? options[0]! : [{ type: 'choice', options }];
      else throw new Error(`Pattern "${source}" has a ${first} too many.`);
    }
    if (closing !== null) throw new Error(`Pattern "${source}" lacks a ${closing}.`);
    return options.length === 1 ? options[0]! : [{ type: 'choice', options }];
  };
  return sequence(null);
}

/** Words with which a pattern can begin; null where it can begin with a slot. `isOpen`: it can also say nothing at all. */
interface Beginning {
  readonly words: ReadonlySet<string> | null;
  readonly isOpen: boolean;
}
const BEGINNINGS = new WeakMap<readonly PatternNode[], Beginning>();

function beginningOf(pattern: readonly PatternNode[]): Beginning {
  const known = BEGINNINGS.get(pattern);
  if (known) return known;
  const words = new Set<string>();
  let result: Beginning | null = null;
  for (const node of pattern) {
    if (node.type === 'slot') result = { words: null, isOpen: false };
    else if (node.type === 'word') result = { words: words.add(node.word), isOpen: false };
    else {
      const options = node.options.map(beginningOf);
      if (options.some((option) => option.words === null)) result = { words: null, isOpen: false };
      for (const option of options) for (const word of option.words ?? []) words.add(word);
      if (!result && !options.some((option) => option.isOpen)) result = { words, isOpen: false };
    }
    if (result) break;
  }
  result ??= { words, isOpen: true };
  BEGINNINGS.set(pattern, result);
  return result;
}

/** Whether a text with these words could fit a pattern: a quick look, before it is matched in earnest. */
export function mayFit(pattern: readonly PatternNode[], first: string, words: ReadonlySet<string>): boolean {
  const beginning = beginningOf(pattern);
  return (beginning.words === null || beginning.words.has(first)) && saysOnly(pattern, words);
}

function saysOnly(pattern: readonly PatternNode[], words: ReadonlySet<string>): boolean {
  return pattern.every((node) =>
    node.type === 'word'
      ? words.has(node.word)
      : node.type === 'slot' || node.options.some((option) => saysOnly(option, words)),
  );
}
