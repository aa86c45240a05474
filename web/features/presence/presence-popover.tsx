import { Link, type LinkProps } from '@tanstack/react-router';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { placeWords } from './place-words.ts';
import { usePresent, type Viewer } from './present.ts';
import { ViewerNameField } from './viewer-name-field.tsx';

export interface PresencePopoverProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Who is in the project, where they are with a way to go there, and what one is called oneself. */
export function PresencePopover({ projectId, index, anchor, onClose }: PresencePopoverProps) {
  const { self, others, moreCount } = usePresent();
  return (
    <AnchoredPopover
      label="Who is here"
      anchor={anchor}
      returnFocus={anchor}
      onClose={onClose}
      className="w-80 max-w-[calc(100vw-1rem)] p-2"
    >
      <ul className="max-h-80 overflow-y-auto">
        {others.map((viewer) => (
          <li key={viewer.windowId}>
            <Link
              {...linkTo(projectId, viewer, index)}
              className="flex min-h-8 items-center gap-2 rounded-control px-2 py-1 hover:bg-hover coarse:min-h-11"
              onClick={onClose}
            >
              <Avatar name={viewer.name} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{viewer.name}</span>
                <span className="block truncate text-12 text-mut">{placeWords(viewer, index)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {moreCount > 0 && <p className="px-2 py-1 text-12 text-mut">and {moreCount} more</p>}
      <div className="mt-1 border-t border-line px-2 pt-2 pb-1">
        <ViewerNameField shownAs={self?.name ?? null} />
      </div>
    </AnchoredPopover>
  );
}

/** The view they are in, with the task that they have open or are at. Pages of one proposal or run are not gone to. */
function linkTo(projectId: string, { page, taskId, openTaskId }: Viewer, index: PlanIndex): LinkProps {
  const views = { LIST: 'list', BOARD: 'board', TIMELINE: 'timeline', GRAPH: 'graph', DASHBOARD: 'dashboard' } as const;
  const view = views[page as keyof typeof views] ?? 'outline';
  const number = index.byId.get(openTaskId ?? taskId ?? '')?.number;
  return { to: `/p/$projectId/${view}`, params: { projectId }, search: number === undefined ? {} : { task: number } };
}
