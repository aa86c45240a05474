import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { DeleteProjectDocument, ProjectListDocument, RestoreProjectDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { runBound } from '../../app/keyboard/bound-shortcuts.ts';
import { rememberProject } from '../../app/last-project.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { SaveViewDialog } from '../filter/save-view-dialog.tsx';
import { ProjectDetails } from './project-details.tsx';

export interface ProjectMenuProps {
  readonly projectId: string;
  readonly index: PlanIndex;
}

/** Files that the server makes of a project. They are downloads: the page stays. */
const EXPORTS = [
  { format: 'md', label: 'Download as Markdown' },
  { format: 'csv', label: 'Download as CSV' },
  { format: 'ics', label: 'Download due dates as a calendar' },
  { format: 'json', label: 'Download everything as JSON' },
] as const;

/** What can be done with a project as a whole. */
export function ProjectMenu({ projectId, index }: ProjectMenuProps) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isEditing, setIsEditing] = useState(false);
  const [isSavingView, setIsSavingView] = useState(false);
  const name = index.project?.name ?? '';

  async function restore() {
    try {
      await client.mutate({
        mutation: RestoreProjectDocument,
        variables: { id: projectId },
        refetchQueries: [ProjectListDocument],
      });
      await navigate({ to: '/p/$projectId/outline', params: { projectId } });
    } catch (error) {
      showToast({ title: `“${name}” could not be restored`, description: errorSentence(error), tone: 'error' });
    }
  }

  async function remove() {
    try {
      await client.mutate({
        mutation: DeleteProjectDocument,
        variables: { id: projectId },
        refetchQueries: [ProjectListDocument],
      });
      rememberProject(null);
      await navigate({ to: '/welcome' });
      showToast({ title: `Deleted “${name}”`, action: { label: 'Restore', onPress: () => void restore() } });
    } catch (error) {
      showToast({ title: `“${name}” could not be deleted`, description: errorSentence(error), tone: 'error' });
    }
  }

  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton label="Project" icon={<Ellipsis className="size-4" aria-hidden="true" />} />}
      >
        {/* A finger has no keys for these. */}
        <MenuItem shortcut="project.undo" onSelect={() => runBound('project', 'undo')}>
          Undo
        </MenuItem>
        <MenuItem shortcut="project.redo" onSelect={() => runBound('project', 'redo')}>
          Redo
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setIsEditing(true)}>Project details…</MenuItem>
        {/* On a phone there is no sidebar with it; the menu closes first, which would take the palette along. */}
        <MenuItem shortcut="global.palette" onSelect={() => setTimeout(() => runBound('global', 'palette'))}>
          Find…
        </MenuItem>
        <MenuItem onSelect={() => setIsSavingView(true)}>Save this view…</MenuItem>
        <MenuItem onSelect={() => void navigate({ to: '/p/$projectId/trash', params: { projectId } })}>Trash</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => void navigate({ to: '/p/$projectId/import', params: { projectId } })}>
          Import a file…
        </MenuItem>
        {EXPORTS.map(({ format, label }) => (
          <MenuItem key={format} onSelect={() => window.location.assign(`/projects/${projectId}/export.${format}`)}>
            {label}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem tone="danger" onSelect={() => void remove()}>
          Delete project
        </MenuItem>
      </Menu>
      {isSavingView && <SaveViewDialog projectId={projectId} onClose={() => setIsSavingView(false)} />}
      {isEditing && index.project && <ProjectDetails project={index.project} onClose={() => setIsEditing(false)} />}
    </>
  );
}
