import { briefSentences, type BriefSentence } from '../../../domain/brief-sentences.ts';
import { walkOutline, type Outline, type OutlineNode } from '../document/outline.ts';
import { keyOf } from './words.ts';

/** How far ahead of the sentence before the next one is looked for; what is further away is found by its exact words. */
const LOOK_AHEAD = 300;
/** So many words say which part is meant where the part says more than the sentence. */
const FEWEST_WORDS = 3;
/** Of a list item that Markdown or a tracker has marked: "[x] ", "2.1 ", "[ABC-12] ". */
const MARKS = /^(?:\[[ xX]?\]\s+|\[?[A-Z]{1,9}-\d+\]?[:.)]?\s+|\d+(?:\.\d+)*[.)]?\s+)*/u;

/** Which sentences of a brief each part of its outline was read from. */
export class SentenceLinks {
  readonly #own = new Map<OutlineNode, number>();
  readonly #all = new Map<OutlineNode, readonly number[]>();
  readonly #parents = new Map<OutlineNode, OutlineNode>();
  /** Sentences before the first part, and those that stand nowhere but in the text above it: they are about the whole. */
  readonly intro: readonly number[];

  /** Takes the outline as it was read, before parts of it are set aside. */
  constructor({ intro, roots }: Outline, sentences: readonly BriefSentence[]) {
    const places = new Places(sentences);
    walkOutline(roots, (node) => {
      for (const child of node.children) this.#parents.set(child, node);
      const found = places.next(keyOf((node.source ?? node.text).replace(MARKS, '')));
      if (found !== null) this.#own.set(node, found);
    });
    const starts = [...this.#own.values()].sort((left, right) => left - right);
    const between = (from: number, to: number | undefined): readonly number[] =>
      sentences.slice(from, to).map(({ number }) => number);
    const endOf = new Map(starts.map((start, index) => [start, starts[index + 1]]));
    const wordsOf = new Map([...this.#own.keys()].map((node) => [node, wordsWithin([...node.notes, ...node.acceptanceCriteria])])); // prettier-ignore
    const introWords = wordsWithin(intro);
    const aboutAll = new Set(between(0, starts[0] ?? 0));
    const all = new Map([...this.#own].map(([node, start]) => [node, new Set([sentences[start]!.number])]));
    for (const [node, start] of this.#own) {
      for (const { number, text } of sentences.slice(start + 1, endOf.get(start))) {
        const words = keyOf(text);
        let holder: OutlineNode | undefined = node;
        while (holder !== undefined && wordsOf.get(holder)?.has(words) !== true) holder = this.#parents.get(holder);
        // What stands nowhere word for word, such as the rest of a row, belongs to what it follows.
        if (holder === undefined && introWords.has(words)) aboutAll.add(number);
        else all.get(holder ?? node)!.add(number);
      }
    }
    for (const [node, numbers] of all)
      this.#all.set(
        node,
        [...numbers].sort((left, right) => left - right),
      );
    for (const [node, start] of this.#own) this.#own.set(node, sentences[start]!.number);
    this.intro = [...aboutAll];
  }

  /** The sentence that names it; null where none was found. */
  ownOf(node: OutlineNode): number | null {
    return this.#own.get(node) ?? null;
  }
  /** That sentence, and those about it up to the next part. */
  allOf(node: OutlineNode): readonly number[] {
    return this.#all.get(node) ?? [];
  }

  /** Null for a part at the top. */
  parentOf(node: OutlineNode): OutlineNode | null {
    return this.#parents.get(node) ?? null;
  }

  /**
   * The sentences of each part for which there is an owner, with those of the parts below it that have none of their own;
   * under null those that are about the whole.
   */
  byOwner<Owner>(owners: ReadonlyMap<OutlineNode, Owner>): ReadonlyMap<Owner | null, readonly number[]> {
    const found = new Map<Owner | null, number[]>([[null, [...this.intro]]]);
    for (const [node, numbers] of this.#all) {
      let place: OutlineNode | undefined = node;
      while (place !== undefined && !owners.has(place)) place = this.#parents.get(place);
      const owner = place === undefined ? null : owners.get(place)!;
      const known = found.get(owner);
      if (known) known.push(...numbers);
      else found.set(owner, [...numbers]);
    }
    return found;
  }
}

/** The sentences of some blocks of text, each by its words. */
function wordsWithin(blocks: readonly string[]): ReadonlySet<string> {
  return new Set(blocks.flatMap((block) => briefSentences(block)).map(({ text }) => keyOf(text)));
}

/** The sentences of a brief by their words, to be found one after the other. */
class Places {
  readonly #keys: readonly string[];
  readonly #byKey = new Map<string, number[]>();
  readonly #used = new Set<number>();
  #next = 0;

  constructor(sentences: readonly BriefSentence[]) {
    this.#keys = sentences.map(({ text }) => ` ${keyOf(text.replace(MARKS, ''))} `);
    // From the end, so that the first of equal sentences is the last of its list and quickly taken.
    for (let index = this.#keys.length - 1; index >= 0; index--) {
      const same = this.#byKey.get(this.#keys[index]!);
      if (same) same.push(index);
      else this.#byKey.set(this.#keys[index]!, [index]);
    }
  }

  /** Index of the sentence that says this next, each once unless it says several things; null where none does. */
  next(words: string): number | null {
    if (words === '') return null;
    const key = ` ${words} `;
    const found =
      this.#ahead((sentence) => sentence.startsWith(key)) ??
      this.#ahead((sentence) => sentence.includes(key)) ??
      this.#anywhere(key) ??
      // "Who pays for it? (Ana, until May)" is two sentences, and begins with the first.
      this.#ahead((sentence) => key.startsWith(sentence) && sentence.split(' ').length >= FEWEST_WORDS + 2) ??
      this.#lastIfItHolds(key);
    if (found === null) return null;
    this.#used.add(found);
    this.#next = found + 1;
    return found;
  }

  #ahead(holds: (sentence: string) => boolean): number | null {
    const end = Math.min(this.#keys.length, this.#next + LOOK_AHEAD);
    for (let index = this.#next; index < end; index++)
      if (!this.#used.has(index) && holds(this.#keys[index]!)) return index;
    return null;
  }

  #lastIfItHolds(key: string): number | null {
    return this.#keys[this.#next - 1]?.includes(key) === true ? this.#next - 1 : null;
  }

  #anywhere(key: string): number | null {
    const same = this.#byKey.get(key) ?? [];
    for (let index = same.pop(); index !== undefined; index = same.pop()) if (!this.#used.has(index)) return index;
    return null;
  }
}
