import { useSyncExternalStore } from 'react';
import { nameKeysBy } from '../../ui/keys.ts';
import { areSingleKeysOn } from './single-key-setting.ts';
import { type Shortcut, type ShortcutName, type ShortcutScope, SHORTCUTS } from './shortcut-catalogue.ts';
import { remember, rememberedValue } from '../../lib/remembered.ts';

const KEY = 'orchestrator.keys';
const listeners = new Set<() => void>();

/** Keys that the person has chosen in place of those of the catalogue, by `scope.name`. The same object until changed. */
let chosen: Readonly<Record<string, string>> = read();

/** A shortcut by its place in the catalogue. */
export interface NamedShortcut {
  readonly scope: ShortcutScope;
  readonly name: string;
}

/** The keys of a shortcut in the notation of the catalogue: the person's own, else those of the catalogue. */
export function keysOf<Scope extends ShortcutScope>(scope: Scope, name: ShortcutName<Scope>): readonly string[] {
  const own = chosen[`${scope}.${String(name)}`];
  if (own !== undefined) return [own];
  return (SHORTCUTS[scope] as Record<string, Shortcut>)[String(name)]?.keys ?? [];
}

/** Whether the person has given a shortcut keys of their own. */
export function isRebound({ scope, name }: NamedShortcut): boolean {
  return `${scope}.${name}` in chosen;
}

/** Whether keys begin with a letter or sign alone, which speech input and slips of the hand set off. */
export function isSingleSign(keys: string): boolean {
  const first = keys.split(' ')[0]?.replace('Shift+', '') ?? '';
  return [...first].length === 1;
}

/** Gives a shortcut other keys, or with null those of the catalogue again. */
export function rebind({ scope, name }: NamedShortcut, keys: string | null): void {
  const { [`${scope}.${name}`]: _, ...rest } = chosen;
  chosen = keys === null ? rest : { ...rest, [`${scope}.${name}`]: keys };
  remember(KEY, Object.keys(chosen).length === 0 ? null : JSON.stringify(chosen));
  for (const listener of listeners) listener();
}

// What is chosen in another tab is chosen here as well, and not overwritten by the next choice made here.
window.addEventListener('storage', ({ key }) => {
  if (key !== KEY && key !== null) return;
  chosen = read();
  for (const listener of listeners) listener();
});

/** `outline.status` is named by the first of its keys, and not at all while single letters are turned off. */
nameKeysBy((shortcut) => {
  const [scope = '', name = ''] = shortcut.split('.');
  if (!(scope in SHORTCUTS)) return shortcut;
  const [keys = ''] = keysOf(scope as ShortcutScope, name as never);
  return isSingleSign(keys) && !areSingleKeysOn() ? '' : keys;
});

/** Renders again when keys are changed; the value only tells one state from the next. */
export function useKeyBindings(): object {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => chosen,
  );
}

function read(): Record<string, string> {
  const entries = Object.entries(rememberedValue(KEY) ?? {}).filter(
    ([, keys]) => typeof keys === 'string' && keys !== '',
  );
  return Object.fromEntries(entries.map(([shortcut, keys]) => [nameNow(shortcut), keys])) as Record<string, string>;
}

/** What now has a scope of its own had one for each view before. */
function nameNow(shortcut: string): string {
  const [scope = '', name = ''] = shortcut.split('.');
  const has = (each: ShortcutScope) => name in SHORTCUTS[each];
  if (scope in SHORTCUTS && has(scope as ShortcutScope)) return shortcut;
  const now = (['task', 'project', 'tree'] as const).find(has);
  return now ? `${now}.${name}` : shortcut;
}
