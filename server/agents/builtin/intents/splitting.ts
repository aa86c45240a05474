import type { Task } from '../../../domain/task.ts';
import { shares } from '../decomposer/shares.ts';
import { Refusal } from '../editor/refusal.ts';
import { joined, quoted, titled } from '../editor/wording.ts';
import { keyOf } from '../planning/words.ts';
import { rule, type Rule, type Run } from './rule.ts';

/** Parts of a task become its subtasks; its estimate is divided among them, so that the sum stays. */
function split(task: Task, titles: readonly string[]): Run {
  return (draft) => {
    const own = draft.now(task);
    const existing = draft.childrenOf(own);
    const twin = titles.find((title) => existing.some((child) => keyOf(child.title) === keyOf(title)));
    if (twin !== undefined) throw new Refusal(`${titled(own)} has a subtask ${quoted(twin)} already`);
    const minutes =
      own.estimatedMinutes === null || existing.length > 0
        ? null
        : shares(
            own.estimatedMinutes,
            titles.map(() => 1),
          );
    const assigneeName = existing.length === 0 ? draft.personOf(own) : null;
    const made = titles.map((title, index) =>
      draft.create(
        {
          title,
          ...(minutes && { estimatedMinutes: minutes[index]! }),
          ...(assigneeName !== null && { assigneeName }),
        },
        own,
      ),
    );
    return { sentence: `Split ${titled(own)} into ${joined(titles.map(quoted))}`, tasks: made };
  };
}

function splitEvenly(task: Task, count: number): Run {
  return split(
    task,
    Array.from({ length: count }, (_, index) => `${task.title}, part ${index + 1}`),
  );
}

const SPLIT = '(split|divide|break|break up|break down|split up|cut|separate|chop|decompose|subdivide|slice)';
const PART = '(parts|tasks|steps|subtasks|pieces|sub-tasks|stages|items)';
const MAX_PARTS = 20;

export const SPLITTING_RULES: readonly Rule[] = [
  rule(
    [
      `${SPLIT} <task> [up|down] (into|in|:|to) [:] [the] [<number>] [smaller] [${PART}] [:|called|named|-] <titles>`,
      `${SPLIT} [up|down] <task> (into|in) [<number>] [${PART}] [:] <titles>`,
      `<task> (should|must|has to|needs to|can) be (split|divided|broken|broken down|split up) [up|down] into [<number>] [${PART}] [:] <titles>`,
      `<task> : ${SPLIT} (into|in) <titles>`,
    ],
    (slots) => {
      const titles = slots.get('titles');
      if (titles.length > MAX_PARTS) return null;
      if (slots.has('number') && slots.get('number') !== titles.length) return null;
      return split(slots.get('task'), titles);
    },
  ),
  rule(
    [
      `${SPLIT} <task> [up] (into|in) <number> [equal] (parts|pieces|halves|thirds) [of equal size|equally|evenly]`,
      `${SPLIT} <task> [evenly|equally] (into|in) <number> (parts|pieces)`,
    ],
    (slots) =>
      slots.get('number') >= 2 && slots.get('number') <= MAX_PARTS
        ? splitEvenly(slots.get('task'), slots.get('number'))
        : null,
  ),
  rule([`${SPLIT} <task> [up] (in|into) (half|two|halves|two halves)`], (slots) => splitEvenly(slots.get('task'), 2)),
];
