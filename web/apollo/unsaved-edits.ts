import { useSyncExternalStore } from 'react';
import { keepLocally, readKept } from '../lib/kept-locally.ts';
import type { EditConflict, PlanEdit } from './plan-edit.ts';

/** An edit that was not taken, and that holds something that somebody has written. */
export interface UnsavedEdit {
  readonly key: string;
  readonly edit: PlanEdit;
  /** Why, in a sentence. */
  readonly reason: string;
  /** What stood in its way, where that was somebody else's change. */
  readonly conflicts?: readonly EditConflict[] | undefined;
}

const KEY = 'unsaved-edits';
/** The oldest go first. More than that nobody reads again. */
const MOST = 50;
const TEXT_FIELDS = ['title', 'name', 'description', 'acceptanceCriteria', 'tags'];

const listeners = new Set<() => void>();
let unsaved: readonly UnsavedEdit[] = [];
/** Keys of what was saved or thrown away here: another tab may write some of it back. */
let forgotten: readonly string[] = [];
let keeping = Promise.resolve();
void readKept<readonly UnsavedEdit[]>(KEY).then((kept) => {
  if (kept) set([...kept, ...unsaved]);
});

/**
 * Keeps what somebody has written in an edit that the server refuses, or that met somebody else's, in this browser for
 * seven days, until it is saved after all or thrown away. Answers its key; null where there is nothing to lose.
 */
export function keepUnsaved(edit: PlanEdit, reason: string, conflicts?: readonly EditConflict[]): string | null {
  if (textsIn(edit).length === 0) return null;
  const key = crypto.randomUUID();
  set([...unsaved, { key, edit, reason, conflicts }].slice(-MOST));
  keep();
  return key;
}

export function forgetUnsaved(key: string | null): void {
  if (key === null) return;
  set(unsaved.filter((each) => each.key !== key));
  forgotten = [...forgotten, key].slice(-MOST);
  keep();
}

export function useUnsavedEdits(): readonly UnsavedEdit[] {
  return useSyncExternalStore(subscribe, () => unsaved);
}

/** What an edit would have written, text by text. */
export function textsIn({ operations }: PlanEdit): string[] {
  return operations.flatMap((operation) => {
    const fields = (Object.values(operation)[0] ?? {}) as Readonly<Record<string, unknown>>;
    return TEXT_FIELDS.flatMap((field) => fields[field] ?? []).filter(
      (text) => typeof text === 'string' && text !== '',
    );
  }) as string[];
}

function set(next: readonly UnsavedEdit[]): void {
  unsaved = next;
  for (const listener of listeners) listener();
}

/** What other tabs have kept meanwhile stays. */
function keep(): void {
  keeping = keeping.then(async () => {
    const mine = new Set(unsaved.map(({ key }) => key));
    const kept = (await readKept<readonly UnsavedEdit[]>(KEY)) ?? [];
    const theirs = kept.filter(({ key }) => !mine.has(key) && !forgotten.includes(key));
    const all = [...theirs, ...unsaved].slice(-MOST);
    await keepLocally(KEY, all.length === 0 ? undefined : all);
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
