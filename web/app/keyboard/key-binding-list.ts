import { chordsOf } from './chords.ts';
import { isRebound, keysOf, type NamedShortcut } from './key-bindings.ts';
import { type Shortcut, type ShortcutName, type ShortcutScope, SHORTCUTS } from './shortcut-catalogue.ts';
import { LABELS, SCOPE_TITLES } from './shortcut-labels.ts';

/** One shortcut with the keys that it has for this person. */
export interface KeyBinding extends NamedShortcut {
  readonly label: string;
  readonly keys: readonly string[];
  readonly isChanged: boolean;
}

/** Every shortcut with its keys, in the order of the catalogue. */
export function keyBindings(): KeyBinding[] {
  return (Object.keys(SCOPE_TITLES) as ShortcutScope[]).flatMap((scope) =>
    Object.entries<string>(LABELS[scope]).map(([name, label]) => ({
      scope,
      name,
      label,
      keys: keysOf(scope, name as ShortcutName<typeof scope>),
      isChanged: isRebound({ scope, name }),
    })),
  );
}

/** Scopes whose keys work at the same time, besides what works everywhere; those of one view do not stand in another's way. */
const TOGETHER: readonly (readonly ShortcutScope[])[] = [
  ['project', 'task', 'outline', 'tree', 'timeline'],
  ['project', 'task', 'board'],
  ['project', 'task', 'graph'],
  ['project', 'task', 'dashboard'],
  ['project', 'review'],
];

/** What has these keys already where this shortcut would. */
export function rivalOf(binding: NamedShortcut, keys: string): KeyBinding | null {
  const meets = ({ scope }: KeyBinding) =>
    scope === binding.scope ||
    scope === 'global' ||
    binding.scope === 'global' ||
    TOGETHER.some((scopes) => scopes.includes(scope) && scopes.includes(binding.scope));
  const wanted = chordsOf(keys);
  // `g` alone would swallow the `g` of `g o`, and the other way round.
  const clash = (taken: string) => {
    const other = chordsOf(taken);
    return wanted.every((chord, at) => other[at] === undefined || other[at] === chord);
  };
  return (
    keyBindings().find(
      (other) =>
        (other.scope !== binding.scope || other.name !== binding.name) && meets(other) && other.keys.some(clash),
    ) ?? null
  );
}

/** What has taken the catalogue's keys of a shortcut since the person gave it others; null where it can have them back. */
export function rivalOfReset({ scope, name }: NamedShortcut): KeyBinding | null {
  const { keys = [] } = (SHORTCUTS[scope] as Record<string, Shortcut>)[name] ?? {};
  const taken = keys.map((each) => rivalOf({ scope, name }, each)).find((rival) => rival?.isChanged);
  return taken ?? null;
}
