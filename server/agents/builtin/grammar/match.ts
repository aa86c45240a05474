import type { PatternNode } from './pattern.ts';
import type { Token } from './tokens.ts';

export interface SlotSpan {
  readonly name: string;
  readonly kind: string;
  /** Indices of tokens; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}
export interface PatternMatch {
  readonly slots: readonly SlotSpan[];
  /** How many tokens the pattern itself says. */
  readonly literals: number;
}

/** A clause that could be read in more ways than these is no plain instruction. */
const MAX_STEPS = 20_000;

/** Whether a slot may hold these tokens at all: a quick look, before anything is looked up. */
export type MayHold = (kind: string, start: number, end: number) => boolean;

/** Every way in which the whole of `tokens` from `start` to `end` fits a pattern. */
export function matchPattern(
  pattern: readonly PatternNode[],
  tokens: readonly Token[],
  start: number,
  end: number,
  mayHold: MayHold,
): PatternMatch[] {
  const matches: PatternMatch[] = [];
  let steps = 0;
  const visit = (nodes: readonly PatternNode[], at: number, slots: readonly SlotSpan[], literals: number): void => {
    if (++steps > MAX_STEPS) return;
    const [node, ...rest] = nodes;
    if (node === undefined) {
      if (at === end) matches.push({ slots, literals });
      return;
    }
    if (node.type === 'word') {
      const token = tokens[at];
      if (at < end && token!.kind !== 'quoted' && token!.text === node.word) visit(rest, at + 1, slots, literals + 1);
      return;
    }
    if (node.type === 'choice') {
      for (const option of node.options) visit([...option, ...rest], at, slots, literals);
      return;
    }
    for (let to = at + 1; to <= end; to++) {
      if (!canFollow(rest, to) || !mayHold(node.kind, at, to)) continue;
      visit(rest, to, [...slots, { name: node.name, kind: node.kind, start: at, end: to }], literals);
    }
  };
  /** Where a word must come next, only its places are worth a look. */
  const canFollow = (rest: readonly PatternNode[], to: number): boolean => {
    const [next] = rest;
    if (next === undefined) return to === end;
    return next.type !== 'word' || (to < end && tokens[to]!.text === next.word);
  };
  visit(pattern, start, [], 0);
  return matches;
}
