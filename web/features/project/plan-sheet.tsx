import { Dialog } from '../../ui/dialog.tsx';
import { ProjectEditor } from '../planning/project-editor.tsx';

export interface PlanSheetProps {
  readonly projectId: string;
  readonly onClose: () => void;
}

/** The bar of `PlanDock` as a sheet, on phones. When a run starts, its page or the conversation takes its place. */
export function PlanSheet({ projectId, onClose }: PlanSheetProps) {
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="What is to be done?"
    >
      <ProjectEditor projectId={projectId} variant="page" autoFocus onStarted={onClose} />
    </Dialog>
  );
}
