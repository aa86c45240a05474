import { useDocumentTitle } from '../../app/use-document-title.ts';
import { ShortcutList } from '../../app/keyboard/shortcut-list.tsx';

export function ShortcutsPage() {
  useDocumentTitle('Shortcuts');
  return (
    <>
      <h1 tabIndex={-1} className="mb-6 text-20 font-semibold">
        Shortcuts
      </h1>
      <ShortcutList />
    </>
  );
}
