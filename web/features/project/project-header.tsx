import { Link, useMatches, useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, LayoutGrid, ListFilter, MessageSquare } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { Optional } from '../../app/optional.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { lazyComponent } from '../../lib/lazy-component.ts';

const ProjectSheet = lazyComponent(() => import('./project-sheet.tsx'), 'ProjectSheet');
const Presence = lazyComponent(() => import('../presence/presence.tsx'), 'Presence');
const ProjectMenu = lazyComponent(() => import('./project-menu.tsx'), 'ProjectMenu');

/** The pages of a plan, with the keys that lead to each. */
const VIEWS = [
  { to: '/p/$projectId/outline', label: 'Outline', shortcut: 'project.goOutline' },
  { to: '/p/$projectId/list', label: 'List', shortcut: 'project.goList' },
  { to: '/p/$projectId/board', label: 'Board', shortcut: 'project.goBoard' },
  { to: '/p/$projectId/timeline', label: 'Timeline', shortcut: 'project.goTimeline' },
  { to: '/p/$projectId/graph', label: 'Graph', shortcut: 'project.goGraph' },
  { to: '/p/$projectId/dashboard', label: 'Dashboard', shortcut: 'project.goDashboard' },
  { to: '/p/$projectId/history', label: 'History', shortcut: 'project.goHistory' },
] as const;

export interface ProjectHeaderProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  /** Opens the filter bar. */
  readonly onFilter: () => void;
  readonly isFiltering: boolean;
  /** Opens or closes the conversation beside the view. */
  readonly onChat: () => void;
  readonly isChatting: boolean;
}

/** The name of the project, its views, how far it is, and what can be done with it as a whole. */
export function ProjectHeader({ projectId, index, onFilter, isFiltering, onChat, isChatting }: ProjectHeaderProps) {
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const name = index.project?.name;
  return (
    <header className="flex h-10 shrink-0 items-center gap-2 border-b max-lg:gap-1 max-sm:gap-0 border-line pr-2 pl-4 coarse:h-13">
      <p className="hidden min-w-16 shrink-99 truncate font-semibold sm:block" title={name}>
        {name}
      </p>
      <button
        type="button"
        aria-haspopup="dialog"
        className="flex min-h-7 min-w-0 items-center gap-1 font-semibold sm:hidden coarse:min-h-11"
        onClick={() => setIsSheetOpen(true)}
      >
        <span className="truncate">{name ?? 'Projects'}</span>
        <ChevronsUpDown className="size-4 shrink-0 text-mut" aria-hidden="true" />
      </button>
      <PhoneViews projectId={projectId} />
      <nav aria-label="Views" className="ml-2 hidden min-w-0 gap-0.5 overflow-x-auto sm:flex">
        {VIEWS.map(({ to, label, shortcut }) => (
          <Link
            key={to}
            to={to}
            params={{ projectId }}
            // Filter and open task go along from view to view.
            search={true}
            activeOptions={{ includeSearch: false }}
            data-tooltip={label}
            data-shortcut={shortcut}
            className="flex h-7 shrink-0 items-center rounded-control px-1.5 text-mut hover:bg-hover hover:text-fg min-[72rem]:px-2.5 coarse:h-11"
            activeProps={{ className: 'bg-sel! text-acctx! font-medium' }}
          >
            {label}
          </Link>
        ))}
      </nav>
      {/* Whoever comes takes of this room, so that nothing else moves. */}
      <span className="flex-1" />
      <Optional>
        <Suspense>
          {/* Where text is so large that the menu would have no room any more, it is the one to go. */}
          <span className="contents max-[16rem]:hidden">
            <Presence projectId={projectId} index={index} />
          </span>
        </Suspense>
      </Optional>
      <PlanTotals index={index} />
      <IconButton
        label="Filter"
        shortcut="project.filter"
        aria-pressed={isFiltering}
        icon={<ListFilter className="size-4" aria-hidden="true" />}
        className="aria-pressed:bg-sel aria-pressed:text-acctx"
        onClick={onFilter}
      />
      <IconButton
        label="Conversation"
        shortcut="project.goConversation"
        aria-pressed={isChatting}
        icon={<MessageSquare className="size-4" aria-hidden="true" />}
        // On a phone the name of the project needs the room; the sheet of the bar at the bottom leads there.
        className="max-sm:hidden aria-pressed:bg-sel aria-pressed:text-acctx"
        onClick={onChat}
      />
      <Suspense fallback={<span className="size-7 coarse:size-11" />}>
        <ProjectMenu projectId={projectId} index={index} />
      </Suspense>
      {isSheetOpen && (
        <Suspense fallback={<Skeleton rows={1} label="Loading" />}>
          <ProjectSheet onClose={() => setIsSheetOpen(false)} />
        </Suspense>
      )}
    </header>
  );
}

/** The views on a phone, where there is no room for all of them: the bar at the bottom has two. */
function PhoneViews({ projectId }: { readonly projectId: string }) {
  const navigate = useNavigate();
  const current = useMatches({
    select: (matches) => VIEWS.find(({ to }) => matches.some(({ fullPath }) => fullPath === to))?.to ?? '',
  });
  return (
    <label className="relative grid size-11 shrink-0 place-items-center rounded-control text-mut has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-acc sm:hidden">
      <LayoutGrid className="size-5" aria-hidden="true" />
      <span className="sr-only">View</span>
      {/* The system's own list, behind a sign: there is no room for the words. */}
      <select
        value={current}
        className="absolute inset-0 opacity-0"
        onChange={(event) => {
          const view = VIEWS.find(({ to }) => to === event.target.value);
          if (view) void navigate({ to: view.to, params: { projectId }, search: true });
        }}
      >
        {current === '' && <option value="">Choose…</option>}
        {VIEWS.map(({ to, label }) => (
          <option key={to} value={to}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Counted as the server counts a project's progress: all tasks, at every level. */
function PlanTotals({ index }: { readonly index: PlanIndex }) {
  const total = index.byId.size;
  if (total === 0) return null;
  return (
    <p className="shrink-0 text-12 text-mut tabular-nums max-lg:sr-only">
      {index.completedCount} of {total} done
    </p>
  );
}
