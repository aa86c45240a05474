import { oneLine } from '../context/plan-lines.ts';
import type { DraftElement } from '../operations/draft-schema.ts';
import type { Lack } from '../operations/operations-answer.ts';

/** Subtasks that were created without acceptance criteria or, where nothing lies below them, without an estimate. */
export function unfinishedSubtasks(created: ReadonlyMap<string, DraftElement>): readonly Lack[] {
  const parents = new Set([...created.values()].map(({ parentRef }) => parentRef));
  return [...created].flatMap(([ref, { title, acceptanceCriteria, estimateMinutes }]) => {
    const missing = [
      acceptanceCriteria.length === 0 && 'acceptance criteria',
      estimateMinutes === null && !parents.has(ref) && 'an estimate',
    ].filter((what) => what !== false);
    if (missing.length === 0) return [];
    const what = missing.join(' and ');
    const element = { op: 'update', ref, title };
    return [
      { element, reason: `It lacks ${what}: give them.`, warning: `“${oneLine(title ?? '', 80)}” lacks ${what}.` },
    ];
  });
}
