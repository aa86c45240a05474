import { type Theme, setTheme, useTheme } from '../../app/theme.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';

const THEMES: readonly { readonly value: Theme; readonly label: string; readonly hint: string }[] = [
  { value: 'system', label: 'System', hint: 'Follows this device.' },
  { value: 'light', label: 'Light', hint: 'Dark text on white.' },
  { value: 'dark', label: 'Dark', hint: 'Light text on black.' },
];

export function AppearancePage() {
  useDocumentTitle('Appearance');
  const theme = useTheme();
  return (
    <>
      <h1 tabIndex={-1} className="text-20 font-semibold">
        Appearance
      </h1>
      <fieldset className="mt-6">
        <legend className="text-12 font-medium text-mut">Theme</legend>
        <div className="mt-2 grid gap-2 sm:grid-cols-3">
          {THEMES.map(({ value, label, hint }) => (
            <label
              key={value}
              className="flex gap-2 rounded-panel border border-line bg-raised p-3 has-checked:border-acc has-checked:bg-sel"
            >
              <input
                type="radio"
                name="theme"
                value={value}
                checked={theme === value}
                onChange={() => setTheme(value)}
                className="mt-0.5 size-4 accent-(--acc)"
              />
              <span>
                <span className="block font-medium">{label}</span>
                <span className="block text-12 text-mut">{hint}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
