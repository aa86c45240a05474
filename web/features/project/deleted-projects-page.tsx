import { useMutation, useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { DeletedProjectsDocument, ProjectListDocument, RestoreProjectDocument } from '../../__generated__/graphql.ts';
import type { DeletedProjectsQuery } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Moment } from '../patch/patch-status.tsx';

type Deleted = DeletedProjectsQuery['deletedProjects'][number];

/** Projects in the trash, and the way back. */
export function DeletedProjectsPage() {
  useDocumentTitle('Deleted projects');
  const { data, error, refetch } = useQuery(DeletedProjectsDocument, { fetchPolicy: 'no-cache' });
  const projects = data?.deletedProjects;
  return (
    <div className="flex flex-col gap-4">
      <div>
        <h1 tabIndex={-1} className="text-20 font-semibold">
          Deleted projects
        </h1>
        <p className="mt-1 text-mut">
          A deleted project can be brought back for 30 days. Then it is removed for good, with its history.
        </p>
      </div>
      {error && !data && (
        <EmptyState title={errorSentence(error)}>
          <Button onClick={() => void refetch()}>Try again</Button>
        </EmptyState>
      )}
      {!data && !error && <Skeleton rows={4} label="Loading deleted projects" />}
      {projects?.length === 0 && <EmptyState title="No project was deleted in the last 30 days." />}
      {projects && projects.length > 0 && (
        <ul className="rounded-panel border border-line bg-raised shadow-card">
          {projects.map((project) => (
            <DeletedProject key={project.id} project={project} />
          ))}
        </ul>
      )}
    </div>
  );
}

function DeletedProject({ project }: { readonly project: Deleted }) {
  const navigate = useNavigate();
  const [restore, { loading }] = useMutation(RestoreProjectDocument, { refetchQueries: [ProjectListDocument] });
  const { id, name, deletedAt, restorableUntil } = project;

  async function bringBack() {
    try {
      await restore({ variables: { id } });
      showToast({ title: `Restored “${name}”`, tone: 'success' });
      await navigate({ to: '/p/$projectId/outline', params: { projectId: id } });
    } catch (error) {
      showToast({ title: `“${name}” could not be restored.`, description: errorSentence(error), tone: 'error' });
    }
  }

  return (
    <li className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-mut">
          {deletedAt && (
            <span>
              Deleted <Moment at={deletedAt} />
            </span>
          )}
          {restorableUntil && (
            <span>
              Can be restored until <Moment at={restorableUntil} />
            </span>
          )}
        </p>
      </div>
      <Button busy={loading} aria-label={`Restore ${name}`} onClick={() => void bringBack()}>
        Restore
      </Button>
    </li>
  );
}
