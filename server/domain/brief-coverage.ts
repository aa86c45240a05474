import { matchEqual, matchReworded } from './brief-matching.ts';
import type { BriefSentence } from './brief-sentences.ts';
import type { TaskId } from './ids.ts';
import type { Operation } from './patch.ts';

/** A brief whose plan was applied, with what came of each sentence. */
export interface PlannedBrief {
  readonly sentences: readonly BriefSentence[];
  /** Tasks by the number of the sentence that they were made from; empty where a reviewer wanted none of them. */
  readonly links: ReadonlyMap<number, readonly TaskId[]>;
  /** False where the run was cut off: what it says nothing of may have been meant to come still. */
  readonly isComplete: boolean;
  /** True where the plan was undone: what came of it counts only as far as it is there again. */
  readonly isUndone: boolean;
}

/** What of a brief has been planned, given the briefs that were planned before it. Tasks are those that exist. */
export interface BriefCoverage {
  /** Sentences that were planned, and the tasks made from each; none where none came of it, or none is left. */
  readonly covered: ReadonlyMap<number, readonly TaskId[]>;
  /** Sentences that say something else than before, and the tasks made from what they said. */
  readonly revised: ReadonlyMap<number, readonly TaskId[]>;
  /** What the revised sentences said before. */
  readonly former: ReadonlyMap<number, string>;
  /** Sentences of the edition before that stand under something else now, or in another place among their like. */
  readonly moved: ReadonlySet<number>;
  /** What the brief does not say any more, and the tasks that were made from nothing else. */
  readonly removed: readonly { readonly text: string; readonly taskIds: readonly TaskId[] }[];
}

/**
 * A brief is a new edition of an earlier one where it holds this share of its sentences, those in other words counting
 * half; otherwise it is another document.
 */
const EDITION = 0.5;

/** `earlier`: the newest first. */
export function coverBrief(
  sentences: readonly BriefSentence[],
  earlier: readonly PlannedBrief[],
  exists: (id: TaskId) => boolean,
): BriefCoverage {
  const covered = coveredOf(sentences, earlier, exists);
  const [last, ...older] = earlier;
  // Compared with the edition before it, and with no older one.
  const same = matchEqual(sentences, last?.sentences ?? []);
  const reworded = matchReworded(sentences, last?.sentences ?? [], same);
  if (!last || same.size + reworded.size / 2 < last.sentences.length * EDITION)
    return { covered, revised: new Map(), former: new Map(), moved: new Set(), removed: [] };

  const before = coveredOf(last.sentences, older, exists);
  const tasksOf = (number: number): readonly TaskId[] =>
    existing([...(last.links.get(number) ?? []), ...(before.get(number) ?? [])], exists);
  const revised = new Map<number, readonly TaskId[]>();
  const former = new Map<number, string>();
  for (const [number, partner] of reworded) {
    const taskIds = tasksOf(partner);
    if (taskIds.length === 0 || covered.has(number)) continue;
    revised.set(number, taskIds);
    former.set(number, last.sentences[partner - 1]!.text);
  }
  const kept = new Set([...covered.values(), ...revised.values()].flat());
  const paired = new Set([...same.values(), ...reworded.values()]);
  const removed = last.sentences
    .filter(({ number }) => !paired.has(number))
    .map(({ number, text }) => ({ text, taskIds: tasksOf(number).filter((id) => !kept.has(id)) }));
  const partnerOf = (number: number): number | undefined => same.get(number) ?? reworded.get(number);
  const moved = new Set<number>();
  for (const { number, parent } of sentences) {
    const before = last.sentences[(partnerOf(number) ?? 0) - 1];
    if (before && before.parent !== (parent === null ? null : partnerOf(parent))) moved.add(number);
  }
  for (const number of reordered(sentences, moved, partnerOf)) moved.add(number);
  return { covered, revised, former, moved, removed: removed.filter(({ taskIds }) => taskIds.length > 0) };
}

/** Of the sentences under the same heading or item the fewest that must move for the others to be in the order of before. */
function reordered(
  sentences: readonly BriefSentence[],
  moved: ReadonlySet<number>,
  partnerOf: (number: number) => number | undefined,
): readonly number[] {
  const siblings = new Map<number | null, { number: number; partner: number }[]>();
  for (const { number, parent } of sentences) {
    const partner = partnerOf(number);
    if (partner === undefined || moved.has(number)) continue;
    const known = siblings.get(parent) ?? [];
    siblings.set(parent, known);
    known.push({ number, partner });
  }
  return [...siblings.values()].flatMap((all) => {
    const stay = longestRise(all.map(({ partner }) => partner));
    return all.filter((_, index) => !stay.has(index)).map(({ number }) => number);
  });
}

/** Places of the longest part of a list that rises; the patience sort. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1]);
    ends[low] = index;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.add(at);
  return rise;
}

function coveredOf(
  sentences: readonly BriefSentence[],
  earlier: readonly PlannedBrief[],
  exists: (id: TaskId) => boolean,
): ReadonlyMap<number, readonly TaskId[]> {
  const covered = new Map<number, readonly TaskId[]>();
  for (const { links, isComplete, isUndone, sentences: planned } of earlier) {
    for (const [number, partner] of matchEqual(sentences, planned)) {
      const taskIds = existing(links.get(partner) ?? [], exists);
      const isPlanned = taskIds.length > 0 || (!isUndone && (isComplete || links.has(partner)));
      if (isPlanned) covered.set(number, existing([...(covered.get(number) ?? []), ...taskIds], exists));
    }
  }
  return covered;
}

function existing(ids: readonly TaskId[], exists: (id: TaskId) => boolean): readonly TaskId[] {
  return [...new Set(ids)].filter(exists);
}

/** Sentences of which an operation was made and kept that stands for no task: one of the project, of the order, of a place. */
export function namedElsewhere(operations: readonly Operation[]): ReadonlySet<number> {
  return new Set(
    operations
      .filter(({ kind, decision }) => kind !== 'CREATE_TASK' && kind !== 'UPDATE_TASK' && decision !== 'REJECTED')
      .flatMap(({ sources }) => sources ?? []),
  );
}

/** Sentences that are kept in the words of the project, and of which no other operation was made. */
export function notedOnly(operations: readonly Operation[]): ReadonlySet<number> {
  const kept = operations.filter(({ decision }) => decision !== 'REJECTED');
  const sourcesOf = (isWanted: (operation: Operation) => boolean): Set<number> =>
    new Set(kept.filter(isWanted).flatMap(({ sources }) => sources ?? []));
  const others = sourcesOf(({ kind }) => kind !== 'UPDATE_PROJECT');
  const noted = sourcesOf(({ kind }) => kind === 'UPDATE_PROJECT');
  return new Set([...noted].filter((number) => !others.has(number)));
}

/** Which tasks the operations of a plan create or change, by the number of the sentence that each names as its source. */
export function linksOf(
  operations: readonly Operation[],
  isWanted: (operation: Operation) => boolean = ({ decision }) => decision !== 'REJECTED',
): Map<number, TaskId[]> {
  const links = new Map<number, TaskId[]>();
  for (const operation of operations) {
    for (const source of operation.sources ?? []) {
      const tasks = links.get(source) ?? [];
      const isMade = operation.kind === 'CREATE_TASK' || operation.kind === 'UPDATE_TASK';
      if (isMade && isWanted(operation) && !tasks.includes(operation.taskId)) tasks.push(operation.taskId);
      links.set(source, tasks);
    }
  }
  return links;
}
