import { useDocumentTitle } from '../../app/use-document-title.ts';
import { setSingleKeys, useSingleKeys } from '../../app/keyboard/single-key-setting.ts';
import { RebindButton } from './rebind-button.tsx';
import { ShortcutList } from '../../app/keyboard/shortcut-list.tsx';

export function ShortcutsPage() {
  useDocumentTitle('Shortcuts');
  const areOn = useSingleKeys();
  return (
    <>
      <h1 tabIndex={-1} className="text-20 font-semibold">
        Shortcuts
      </h1>
      <label className="mt-4 mb-6 flex min-h-6 items-start gap-2 coarse:min-h-11">
        <input
          type="checkbox"
          checked={areOn}
          onChange={(event) => setSingleKeys(event.target.checked)}
          className="mt-0.5 size-4 accent-(--acc)"
        />
        <span>
          <span className="block font-medium">Single letters and signs</span>
          <span className="block text-12 text-mut">
            Turn them off if you dictate, or set them off by accident. Keys with Ctrl, Alt or ⌘ and the arrows stay.
          </span>
        </span>
      </label>
      <ShortcutList actions={(binding) => <RebindButton binding={binding} />} />
    </>
  );
}
