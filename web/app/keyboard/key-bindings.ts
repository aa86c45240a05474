import { useSyncExternalStore } from 'react';
import { SCOPE_TITLES, type Shortcut, type ShortcutName, type ShortcutScope, SHORTCUTS } from './shortcut-catalogue.ts';

const KEY = 'orchestrator.keys';
const listeners = new Set<() => void>();

/** Keys that the person has chosen in place of those of the catalogue, by `scope.name`. The same object until changed. */
let chosen: Readonly<Record<string, string>> = read();

/** One shortcut with the keys that it has for this person. */
export interface KeyBinding {
  readonly scope: ShortcutScope;
  readonly name: string;
  readonly label: string;
  readonly keys: readonly string[];
  readonly isChanged: boolean;
}

/** Every shortcut with its keys, in the order of the catalogue. */
export function keyBindings(): KeyBinding[] {
  return (Object.keys(SCOPE_TITLES) as ShortcutScope[]).flatMap((scope) =>
    Object.entries(SHORTCUTS[scope] as Record<string, Shortcut>).map(([name, { label }]) => ({
      scope,
      name,
      label,
      keys: keysOf(scope, name as ShortcutName<typeof scope>),
      isChanged: `${scope}.${name}` in chosen,
    })),
  );
}

/** The keys of a shortcut in tinykeys notation: the person's own, else those of the catalogue. */
export function keysOf<Scope extends ShortcutScope>(scope: Scope, name: ShortcutName<Scope>): readonly string[] {
  const own = chosen[`${scope}.${String(name)}`];
  if (own !== undefined) return [own];
  return (SHORTCUTS[scope] as Record<string, Shortcut>)[String(name)]?.keys ?? [];
}

/** What has these keys already where this shortcut would; keys of one view do not stand in the way of another's. */
export function rivalOf(binding: KeyBinding, keys: string): KeyBinding | null {
  const meets = (other: KeyBinding) =>
    other.scope === binding.scope || other.scope === 'global' || binding.scope === 'global';
  const first = (notation: string) => notation.split(' ')[0];
  return (
    keyBindings().find(
      (other) =>
        (other.scope !== binding.scope || other.name !== binding.name) &&
        meets(other) &&
        // `g` alone would swallow the `g` of `g o`.
        other.keys.some((taken) => taken === keys || first(taken) === keys),
    ) ?? null
  );
}

/** Gives a shortcut other keys, or with null those of the catalogue again. */
export function rebind({ scope, name }: Pick<KeyBinding, 'scope' | 'name'>, keys: string | null): void {
  const { [`${scope}.${name}`]: _, ...rest } = chosen;
  chosen = keys === null ? rest : { ...rest, [`${scope}.${name}`]: keys };
  if (Object.keys(chosen).length === 0) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(chosen));
  for (const listener of listeners) listener();
}

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

/** The keys of an event in tinykeys notation; null while only modifiers are held. */
export function keysOfEvent(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead'].includes(event.key)) return null;
  const isLetter = /^\p{L}$/u.test(event.key);
  const parts = [
    ...(event.ctrlKey || event.metaKey ? ['$mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    // A sign that needs Shift on this keyboard needs it for the listener too.
    ...(event.shiftKey ? ['Shift'] : []),
    isLetter ? event.key.toLowerCase() : event.key === ' ' ? 'Space' : event.key,
  ];
  return parts.join('+');
}

function read(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const entries = Object.entries(kept as object).filter(([, keys]) => typeof keys === 'string' && keys !== '');
    return Object.fromEntries(entries) as Record<string, string>;
  } catch {
    // Not ours, or cut off: the catalogue's keys are right.
    return {};
  }
}
