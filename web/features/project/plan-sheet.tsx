import { useNavigate } from '@tanstack/react-router';
import { MessageSquare } from 'lucide-react';
import type { ProjectSearch } from '../../app/address-search.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProjectEditor } from '../planning/project-editor.tsx';

export interface PlanSheetProps {
  readonly projectId: string;
  readonly onClose: () => void;
}

/** The bar of `PlanDock` as a sheet, on phones. When a run starts, its page or the conversation takes its place. */
export function PlanSheet({ projectId, onClose }: PlanSheetProps) {
  const navigate = useNavigate();
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="What is to be done?"
    >
      <ProjectEditor projectId={projectId} variant="page" autoFocus onStarted={onClose} />
      <Button
        variant="ghost"
        className="mt-3"
        onClick={() => {
          onClose();
          void navigate({ to: '.', search: (before: ProjectSearch) => ({ ...before, chat: 'new' }) });
        }}
      >
        <MessageSquare className="size-4" aria-hidden="true" />
        Open the conversation
      </Button>
    </Dialog>
  );
}
