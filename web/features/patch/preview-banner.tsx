import { useNavigate } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { endPreview, type Preview } from '../../apollo/preview.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from './patch-totals.ts';

/** Above a view that shows the plan as a proposal would make it: that nothing of it has happened, and the way back. */
export function PreviewBanner({ preview }: { readonly preview: Preview }) {
  const { projectId, patchId, title, operations } = preview;
  const navigate = useNavigate();
  const back = () => {
    endPreview();
    void navigate({ to: '/p/$projectId/plan/$patchId', params: { projectId, patchId } });
  };
  useShortcuts('project', { endPreview: back });
  return (
    <aside
      aria-label="Preview"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-mod-bg px-4 py-1 text-12 text-mod"
    >
      <Eye className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 truncate font-medium" title={title}>
        Preview
        <span className="max-sm:hidden">{` of ${counted(operations.length, 'change')}: ${title}`}</span>. Nothing is
        changed yet.
      </p>
      <Button shortcut="project.endPreview" onClick={back}>
        Back to the review
      </Button>
    </aside>
  );
}
