import type { RefObject } from 'react';
import type { ShortcutScope } from './shortcut-catalogue.ts';

type Handler = (event: KeyboardEvent) => void;

/** A shortcut that does something while a component is there. */
export interface BoundShortcut {
  readonly scope: ShortcutScope;
  readonly name: string;
  /** What it does, as of the latest render. */
  readonly handler: () => Handler | undefined;
  /** The element that the keys belong to; none where they work anywhere. */
  readonly within: RefObject<HTMLElement | null> | undefined;
  /** What a page does where no view in it does something of its own. */
  readonly isFallback: boolean;
}

const bound: BoundShortcut[] = [];

/** What is bound at this moment, what is to be asked first at the beginning. */
export function boundShortcuts(): readonly BoundShortcut[] {
  return bound;
}

/** Tells that a shortcut does something while the component that binds it is there. The answer ends it. */
export function declareBound(shortcut: BoundShortcut): () => void {
  const firstFallback = bound.findIndex(({ isFallback }) => isFallback);
  bound.splice(shortcut.isFallback || firstFallback === -1 ? bound.length : firstFallback, 0, shortcut);
  return () => void bound.splice(bound.indexOf(shortcut), 1);
}

/** Names of everything that a key would do now, as `scope.name`: what the palette offers. */
export function boundNames(): ReadonlySet<string> {
  return new Set(bound.map(({ scope, name }) => `${scope}.${name}`));
}

/** Does what the key would do. False where nothing is bound to it any more. */
export function runBound(scope: ShortcutScope, name: string): boolean {
  const entry = bound.find((one) => one.scope === scope && one.name === name);
  const handler = entry?.handler();
  if (!handler) return false;
  handler(new KeyboardEvent('keydown'));
  return true;
}
