import { useCallback, useSyncExternalStore } from 'react';
import { planClient } from './client.ts';
import { isOutOfReach, onConnectionReturn, watchConnection } from './connection.ts';
import { keepEdits } from './edit-store.ts';
import { EditQueue } from './edit-queue.ts';
import type { EditOutcome, PlanEdit } from './plan-edit.ts';
import { loadChunk } from '../lib/load-chunk.ts';
import { previewOf } from './preview.ts';
import { onPlanReplaced, planSession, plans } from './plan-sessions.ts';

type OutcomeListener = (edit: PlanEdit, outcome: EditOutcome) => void;

const outcomeListeners = new Set<OutcomeListener>();
/** What nobody has heard yet: who tells people of it may still be loading. */
let unheard: Parameters<OutcomeListener>[] = [];

const queue = new EditQueue({
  client: planClient,
  plans,
  session: planSession,
  keep: keepEdits,
  isOutOfReach,
  onOutcome: tell,
});

onConnectionReturn(() => queue.retry());
onPlanReplaced((projectId) => queue.showAgain(projectId));
// Without it, edits are sent and kept as ever; what another page has left comes with the next page that has it.
loadChunk(() => import('./other-pages.ts')).then(
  ({ followOtherPages }) => followOtherPages(queue),
  () => undefined,
);

addEventListener('beforeunload', (event) => {
  if (queue.size > 0) event.preventDefault();
});

function tell(edit: PlanEdit, outcome: EditOutcome): void {
  if (outcomeListeners.size === 0) unheard.push([edit, outcome]);
  for (const listener of outcomeListeners) listener(edit, outcome);
}

/** Hears how every edit ended, whoever made it. The shell uses it to show refusals and conflicts. */
export function onEditOutcome(listener: OutcomeListener): () => void {
  outcomeListeners.add(listener);
  for (const outcome of unheard) listener(...outcome);
  unheard = [];
  return () => void outcomeListeners.delete(listener);
}

/** Applies an edit from outside a component; see `useApplyPatch`. */
export function applyEdit(edit: PlanEdit): Promise<EditOutcome> {
  if (previewOf(edit.projectId) === null) return queue.apply(edit);
  const outcome: EditOutcome = {
    type: 'refused',
    message: 'This is a preview of a proposal. Go back to its review, and change the plan afterwards.',
  };
  tell(edit, outcome);
  return Promise.resolve(outcome);
}

/**
 * Changes a plan by hand: `apply({ title, operations })` shows the change at once, sends it as a patch, and rolls it
 * back when the server refuses it. Refusals and conflicts are shown to the person by the shell; the promise never
 * rejects and tells the caller how it ended. While there is no connection the edit waits, and the promise with it.
 *
 * A proposal is applied with `applyEdit`, its operations as what is shown. For an undo, run the mutation yourself with
 * `fetchPolicy: 'no-cache'`, and give its payload to `planSession(projectId).receive(payload, appliedVersion)`.
 */
export function useApplyPatch(projectId: string): (edit: Omit<PlanEdit, 'projectId'>) => Promise<EditOutcome> {
  return useCallback((edit) => applyEdit({ ...edit, projectId }), [projectId]);
}

/** Resolves when the server has answered all edits, or cannot be reached. */
export function editsAnswered(): Promise<void> {
  return new Promise((resolve) => {
    const stops = [queue.subscribe(check), watchConnection(check)];
    function check() {
      if (queue.size > 0 && !isOutOfReach()) return;
      for (const stop of stops) stop();
      resolve();
    }
    check();
  });
}

/** Takes back an edit that has not left this page; false where it has, or where a later one builds on it. */
export function takeBackEdit(edit: PlanEdit): boolean {
  return queue.takeBack(edit);
}

/** Takes back the latest edit of a plan where it has not left this page; null where it has, or there is none. */
export function takeBackLatest(projectId: string): PlanEdit | null {
  const edit = queue.latestUnsent(projectId);
  return edit && queue.takeBack(edit) ? edit : null;
}

/** Makes the edit again that was taken back last; null where there is none, or something else was done since. */
export function makeAgain(projectId: string): PlanEdit | null {
  const edit = queue.latestTakenBack(projectId);
  if (edit) void queue.apply(edit);
  return edit;
}

/** To be told when an earlier change has been undone: what was taken back may have built on it. */
export function forgetTakenBack(projectId: string): void {
  queue.forgetTakenBack(projectId);
}

/** Whether a proposal is being applied from this page, and the server has not answered yet. */
export function useIsBeingApplied(patchId: string): boolean {
  return useSyncExternalStore(queue.subscribe, () => queue.isApplying(patchId));
}

/** How many changes the server has not answered yet, of all pages of this browser. */
export function useWaitingEdits(): number {
  return useSyncExternalStore(queue.subscribe, () => queue.sizeEverywhere);
}
