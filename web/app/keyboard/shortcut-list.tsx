import { Kbd } from '../../ui/kbd.tsx';
import { type KeyBinding, keyBindings } from './key-binding-list.ts';
import { useKeyBindings } from './key-bindings.ts';
import type { ShortcutScope } from './shortcut-catalogue.ts';
import { SCOPE_TITLES } from './shortcut-labels.ts';

/** The catalogue as tables: the content of the sheet and of the settings page, which adds `actions` to each. */
export function ShortcutList({ actions }: { readonly actions?: (binding: KeyBinding) => React.ReactNode }) {
  useKeyBindings();
  const bindings = keyBindings();
  return (
    <div className="flex flex-col gap-6">
      {(Object.keys(SCOPE_TITLES) as ShortcutScope[]).map((scope) => (
        <section key={scope} aria-labelledby={`shortcuts-${scope}`}>
          <h2 id={`shortcuts-${scope}`} className="text-12 font-medium text-mut">
            {SCOPE_TITLES[scope]}
          </h2>
          <dl className="mt-1 divide-y divide-line">
            {bindings
              .filter((binding) => binding.scope === scope)
              .map((binding) => (
                <div key={binding.name} className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 py-1">
                  <dt>{binding.label}</dt>
                  <dd className="flex shrink-0 items-center gap-1.5">
                    {binding.keys.map((keys) => (
                      <Kbd key={keys} keys={keys} />
                    ))}
                    {actions?.(binding)}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
