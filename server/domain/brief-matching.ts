import type { BriefSentence } from './brief-sentences.ts';

/** Of all different words of two sentences, this share has to be in both for one to be a rewording of the other. */
const ALIKE = 0.5;

/**
 * The number of each sentence of a later brief that stands in an earlier one too → its number there. Paired where all that
 * they stand under is equal as well, then wherever they stand, in order.
 */
export function matchEqual(
  later: readonly BriefSentence[],
  earlier: readonly BriefSentence[],
): ReadonlyMap<number, number> {
  const same = new Map<number, number>();
  const taken = new Set<number>();
  for (const keysOf of [paths, texts]) {
    const waiting = new Map<string, number[]>();
    for (const [index, key] of keysOf(earlier).entries()) {
      const { number } = earlier[index]!;
      if (taken.has(number)) continue;
      const list = waiting.get(key);
      if (list) list.push(number);
      else waiting.set(key, [number]);
    }
    for (const list of waiting.values()) list.reverse();
    for (const [index, key] of keysOf(later).entries()) {
      const { number } = later[index]!;
      const partner = same.has(number) ? undefined : waiting.get(key)?.pop();
      if (partner === undefined) continue;
      same.set(number, partner);
      taken.add(partner);
    }
  }
  return same;
}

function texts(brief: readonly BriefSentence[]): readonly string[] {
  return brief.map(({ text }) => text);
}

/** Each sentence's text after those of all that it stands under. */
function paths(brief: readonly BriefSentence[]): readonly string[] {
  const found: string[] = [];
  for (const { text, parent } of brief) found.push(parent === null ? text : `${found[parent - 1]}\n${text}`);
  return found;
}

/** A sentence is looked for among this many that are left on either side of where it stood. */
const NEIGHBOURS = 50;

/**
 * The number of each sentence of a later brief that an earlier one says in other words → its number there. Looks at what
 * `same` (of `matchEqual`) leaves, where the words are alike and what they stand under is paired.
 */
export function matchReworded(
  later: readonly BriefSentence[],
  earlier: readonly BriefSentence[],
  same: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const taken = new Set(same.values());
  const reworded = new Map<number, number>();
  const left = earlier
    .filter(({ number }) => !taken.has(number))
    .map((sentence) => ({ sentence, words: wordsOf(sentence) }));
  const used = new Set<number>();
  let place = 0;
  for (const sentence of later) {
    const partner = same.get(sentence.number);
    if (partner !== undefined) {
      // The ones that are left stand in the order of the brief.
      while (place < left.length && left[place]!.sentence.number < partner) place += 1;
      continue;
    }
    const words = wordsOf(sentence);
    const { parent: above } = sentence;
    const parent = above === null ? null : (same.get(above) ?? reworded.get(above));
    let best: { readonly number: number; readonly likeness: number } | null = null;
    for (const candidate of left.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS)) {
      const { number } = candidate.sentence;
      if (used.has(number) || candidate.sentence.parent !== parent) continue;
      const likeness = shared(words, candidate.words);
      if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { number, likeness };
    }
    if (best === null) continue;
    reworded.set(sentence.number, best.number);
    used.add(best.number);
  }
  return reworded;
}

function wordsOf({ text }: BriefSentence): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The share of all different words of both that are in both (Dice). */
function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size + right.size === 0) return 0;
  let both = 0;
  for (const word of left) if (right.has(word)) both += 1;
  return (2 * both) / (left.size + right.size);
}
