/**
 * A way to say something, written as people read it: `(mark|set) <tasks> [as] done`. Words stand for themselves, `(a|b c)`
 * is a choice, `[a]` may be missing, `<tasks>` is a slot of the kind `tasks`, `<other:tasks>` one with another name.
 */
export type PatternNode =
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'slot'; readonly name: string; readonly kind: string }
  | { readonly type: 'choice'; readonly options: readonly (readonly PatternNode[])[] };

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
      if (type === 'word') current.push({ type: 'word', word: first });
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

/** Whether some way through a pattern says only words that are there: a quick look before it is matched in earnest. */
export function mayFit(pattern: readonly PatternNode[], words: ReadonlySet<string>): boolean {
  return pattern.every((node) =>
    node.type === 'word'
      ? words.has(node.word)
      : node.type === 'slot' || node.options.some((option) => mayFit(option, words)),
  );
}
