import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { NaturalLanguageEditor } from '../planning/natural-language-editor.tsx';

export interface PlanSheetProps {
  readonly projectId: string;
  readonly onClose: () => void;
}

/** The bar of `PlanDock` as a sheet, on phones. When planning starts, the page of the run takes its place. */
export function PlanSheet({ projectId, onClose }: PlanSheetProps) {
  const name = usePlanIndex(projectId).project?.name ?? 'This project';
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="What else is to be planned?"
    >
      <NaturalLanguageEditor
        projectId={projectId}
        scopeLabel={name}
        draftScope={`project.${projectId}`}
        label="What else is to be planned?"
        placeholder="A goal, a change, or a whole document…"
        submitLabel="Plan it"
        variant="page"
        autoFocus
      />
    </Dialog>
  );
}
