import { Dialog } from '../../ui/dialog.tsx';
import { ShortcutList } from './shortcut-list.tsx';

/** All shortcuts, on `?`. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Shortcuts"
    >
      <ShortcutList />
    </Dialog>
  );
}
