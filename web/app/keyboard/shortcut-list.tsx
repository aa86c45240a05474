import { Kbd } from '../../ui/kbd.tsx';
import { type Shortcut, SCOPE_TITLES, type ShortcutScope, SHORTCUTS } from './shortcut-catalogue.ts';

/** The catalogue as tables: the content of the sheet and of the settings page. */
export function ShortcutList() {
  return (
    <div className="flex flex-col gap-6">
      {(Object.keys(SCOPE_TITLES) as ShortcutScope[]).map((scope) => (
        <section key={scope} aria-labelledby={`shortcuts-${scope}`}>
          <h2 id={`shortcuts-${scope}`} className="text-12 font-medium text-mut">
            {SCOPE_TITLES[scope]}
          </h2>
          <dl className="mt-1 divide-y divide-line">
            {Object.entries(SHORTCUTS[scope] as Record<string, Shortcut>).map(([name, shortcut]) => (
              <div key={name} className="flex min-h-8 items-center justify-between gap-4 py-1">
                <dt>{shortcut.label}</dt>
                <dd className="flex shrink-0 gap-1.5">
                  {shortcut.keys.map((keys) => (
                    <Kbd key={keys} keys={keys} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
