import type { BulkEditInput, Priority, TaskStatus } from '../../__generated__/graphql.ts';
import { parseDay } from '../../lib/parse-day.ts';
import type { Day } from '../../lib/day.ts';

/** What somebody has written into the form of a bulk edit. An empty text leaves things as they are. */
export interface BulkDraft {
  readonly status: string;
  readonly priority: string;
  /** Id of a person, or `nobody`. */
  readonly assignee: string;
  /** A day in words. */
  readonly dueDate: string;
  /** Whole days, negative for earlier. */
  readonly shiftDays: string;
  /** Divided by commas. */
  readonly addTags: string;
  readonly removeTags: string;
  /** Id of a task, or `top`. */
  readonly moveTo: string;
}

export const EMPTY_DRAFT: BulkDraft = {
  status: '',
  priority: '',
  assignee: '',
  dueDate: '',
  shiftDays: '',
  addTags: '',
  removeTags: '',
  moveTo: '',
};

export type BulkChanges = Omit<BulkEditInput, 'projectId' | 'taskIds' | 'filter' | 'title'>;
export type BulkResult =
  { readonly changes: BulkChanges } | { readonly field: keyof BulkDraft | null; readonly problem: string };

/** The changes that a draft asks for, or the first thing in it that is no change. `now` is the day that words count from. */
export function changesOf(draft: BulkDraft, now: Day): BulkResult {
  const { status, priority, assignee, moveTo } = draft;
  const dueDate = draft.dueDate.trim() === '' ? undefined : parseDay(draft.dueDate, now);
  if (draft.dueDate.trim() !== '' && dueDate === undefined)
    return { field: 'dueDate', problem: 'Try 24 Dec, fri, +3d or 2026-12-24.' };
  const shift = draft.shiftDays.trim();
  const shiftDays = shift === '' ? 0 : Number(shift);
  if (!Number.isInteger(shiftDays) || Math.abs(shiftDays) > 36_500)
    return { field: 'shiftDays', problem: 'A whole number of days, such as 7 or -2.' };
  if (dueDate !== undefined && shiftDays !== 0)
    return { field: 'shiftDays', problem: 'Set a due date or move the dates, not both.' };
  const fields = {
    ...(status !== '' && { status: status as TaskStatus }),
    ...(priority !== '' && { priority: priority as Priority }),
    ...(assignee !== '' && { assigneeId: assignee === 'nobody' ? null : assignee }),
    ...(dueDate !== undefined && { dueDate }),
  };
  const [addTags, removeTags] = [tagsIn(draft.addTags), tagsIn(draft.removeTags)];
  const changes: BulkChanges = {
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(shiftDays !== 0 && { shiftDays }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
    ...(moveTo !== '' && { moveTo: { parentId: moveTo === 'top' ? null : moveTo } }),
  };
  if (Object.keys(changes).length === 0) return { field: null, problem: 'Choose at least one thing to change.' };
  return { changes };
}

function tagsIn(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
