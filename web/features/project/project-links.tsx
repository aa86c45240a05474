import { Link, useParams } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Plus, Search } from 'lucide-react';
import { Suspense, useState } from 'react';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Optional } from '../../app/optional.tsx';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { type ListedProject, useProjectList } from './use-project-list.ts';

const NewProjectField = lazyComponent(() => import('./new-project-field.tsx'), 'NewProjectField');
const SavedViewLinks = lazyComponent(() => import('../filter/saved-view-links.tsx'), 'SavedViewLinks');

export interface ProjectLinksProps {
  /** Called when a project is chosen: the sheet on a phone closes then. */
  readonly onChoose?: () => void;
}

/** The projects with a search box, and a way to make one. In the sidebar, and in the sheet on a phone. */
export function ProjectLinks({ onChoose }: ProjectLinksProps) {
  const [search, setSearch] = useState('');
  const [isCreating, setIsCreating] = useState(false);
  const { projects, totalCount, error, refetch } = useProjectList(search);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-1 px-2 pb-1">
        <label className="relative min-w-0 flex-1">
          <span className="sr-only">Search projects</span>
          <Search
            className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-faint"
            aria-hidden="true"
          />
          <input
            type="search"
            value={search}
            placeholder="Search projects"
            className="h-7 w-full rounded-control border border-transparent bg-hover pr-1 pl-7 outline-none focus:border-acc focus:bg-raised coarse:h-11"
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              setSearch('');
              event.currentTarget.blur();
            }}
          />
        </label>
        <IconButton
          label="New project"
          icon={<Plus className="size-4" aria-hidden="true" />}
          onClick={() => setIsCreating(true)}
        />
      </div>
      {isCreating && (
        <Suspense>
          <NewProjectField
            onDone={(hasCreated) => {
              setIsCreating(false);
              if (hasCreated) onChoose?.();
            }}
          />
        </Suspense>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {error && (
          <div role="alert" className="flex flex-col items-start gap-2 px-2 py-2 text-12 text-mut">
            The projects could not be loaded.
            <Button onClick={() => void refetch()}>Try again</Button>
          </div>
        )}
        {!projects && !error && <Skeleton rows={5} label="Loading projects" />}
        {projects?.length === 0 && (
          <p className="px-2 py-2 text-12 text-mut">
            {search.trim() === '' ? 'No projects yet.' : `No project is called “${search.trim()}”.`}
          </p>
        )}
        <ul>
          {projects?.map((project) => (
            <ProjectLink key={project.id} project={project} onChoose={onChoose} />
          ))}
        </ul>
        {projects && totalCount > projects.length && (
          <p className="px-2 py-2 text-12 text-faint">{totalCount - projects.length} more. Search to find them.</p>
        )}
      </div>
    </div>
  );
}

function ProjectLink({ project, onChoose }: { readonly project: ListedProject; readonly onChoose?: () => void }) {
  const { projectId }: { projectId?: string } = useParams({ strict: false });
  const { taskCount, completedCount } = project.progress;
  return (
    <li>
      <Link
        to="/p/$projectId"
        params={{ projectId: project.id }}
        className={clsx(
          'flex min-h-7 items-center gap-2 rounded-control px-2 hover:bg-hover hover:text-fg coarse:min-h-11',
          // Every page of a project marks it here, not only the outline.
          projectId === project.id ? 'bg-sel font-medium text-fg' : 'text-mut',
        )}
        onClick={onChoose}
      >
        <span className="min-w-0 flex-1 truncate">{project.name}</span>
        {projectId === project.id ? (
          <OpenProjectShare projectId={projectId} />
        ) : (
          <Share completed={completedCount} total={taskCount} />
        )}
      </Link>
      {projectId === project.id && (
        <Optional>
          <Suspense>
            <SavedViewLinks projectId={projectId} onChoose={onChoose} />
          </Suspense>
        </Optional>
      )}
    </li>
  );
}

/** The list is as old as its last request; the plan that is open is always current. */
function OpenProjectShare({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  return <Share completed={index.completedCount} total={index.byId.size} />;
}

function Share({ completed, total }: { readonly completed: number; readonly total: number }) {
  if (total === 0) return null;
  return (
    <span className="shrink-0 text-11 text-faint tabular-nums">
      <span className="sr-only">{`${completed} of ${total} tasks completed`}</span>
      <span aria-hidden="true">{Math.round((completed / total) * 100)}%</span>
    </span>
  );
}
