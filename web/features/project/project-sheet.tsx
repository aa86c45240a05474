import { Dialog } from '../../ui/dialog.tsx';
import { ProjectLinks } from './project-links.tsx';

/** The projects on a phone, where there is no sidebar. */
export function ProjectSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Projects"
    >
      <ProjectLinks onChoose={onClose} />
    </Dialog>
  );
}
