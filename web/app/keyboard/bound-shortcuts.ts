import type { ShortcutScope } from './shortcut-catalogue.ts';

type Handler = (event: KeyboardEvent) => void;

/** What is bound at this moment, the latest last: the page, and the view in it. */
const bound: { readonly scope: ShortcutScope; readonly name: string; readonly handler: () => Handler | undefined }[] =
  [];

/** Tells that a shortcut does something while the component that binds it is there. The answer ends it. */
export function declareBound(scope: ShortcutScope, name: string, handler: () => Handler | undefined): () => void {
  const entry = { scope, name, handler };
  bound.push(entry);
  return () => void bound.splice(bound.indexOf(entry), 1);
}

/** Names of everything that a key would do now, as `scope.name`: what the palette offers. */
export function boundNames(): ReadonlySet<string> {
  return new Set(bound.map(({ scope, name }) => `${scope}.${name}`));
}

/** Does what the key would do. False where nothing is bound to it any more. */
export function runBound(scope: ShortcutScope, name: string): boolean {
  const entry = bound.findLast((one) => one.scope === scope && one.name === name);
  const handler = entry?.handler();
  if (!handler) return false;
  handler(new KeyboardEvent('keydown'));
  return true;
}
