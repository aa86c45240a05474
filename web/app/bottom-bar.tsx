import { Link, useLocation, useParams } from '@tanstack/react-router';
import { Inbox, ListTree, Settings, Sparkles, SquareKanban } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { lastProjectId } from './last-project.ts';
import { UnreadBadge } from '../features/inbox/unread-badge.tsx';
import { lazyComponent } from '../lib/lazy-component.ts';

const PlanSheet = lazyComponent(() => import('../features/project/plan-sheet.tsx'), 'PlanSheet');

const ITEM =
  'flex min-h-13 flex-1 flex-col items-center justify-center gap-0.5 text-11 text-mut [&.active]:text-acctx [&.active]:font-medium';

/** The way around on a phone, where there is no sidebar. */
export function BottomBar() {
  const params: { projectId?: string } = useParams({ strict: false });
  const projectId = params.projectId ?? lastProjectId();
  const pathname = useLocation({ select: (location) => location.pathname });
  // The sheet belongs to the page on which it was opened: going elsewhere closes it.
  const [planningAt, setPlanningAt] = useState<string | null>(null);
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] in-data-keyboard:hidden sm:hidden"
    >
      {projectId !== null && (
        <Link to="/p/$projectId/outline" params={{ projectId }} className={ITEM}>
          <Item icon={<ListTree className="size-5" aria-hidden="true" />}>Plan</Item>
        </Link>
      )}
      {projectId !== null && (
        <Link to="/p/$projectId/board" params={{ projectId }} className={ITEM}>
          <Item icon={<SquareKanban className="size-5" aria-hidden="true" />}>Board</Item>
        </Link>
      )}
      {params.projectId === undefined ? (
        <Link to="/welcome" className={ITEM}>
          <Item icon={<Sparkles className="size-5" aria-hidden="true" />}>New plan</Item>
        </Link>
      ) : (
        <button type="button" aria-haspopup="dialog" className={ITEM} onClick={() => setPlanningAt(pathname)}>
          <Item icon={<Sparkles className="size-5" aria-hidden="true" />}>Ask AI</Item>
        </button>
      )}
      <Link to="/inbox" className={ITEM}>
        <Item
          icon={
            <span className="relative">
              <Inbox className="size-5" aria-hidden="true" />
              <span className="absolute -top-1.5 left-3">
                <UnreadBadge />
              </span>
            </span>
          }
        >
          Inbox
        </Item>
      </Link>
      <Link to="/settings" className={ITEM}>
        <Item icon={<Settings className="size-5" aria-hidden="true" />}>More</Item>
      </Link>
      {planningAt === pathname && params.projectId !== undefined && (
        <Suspense>
          <PlanSheet projectId={params.projectId} onClose={() => setPlanningAt(null)} />
        </Suspense>
      )}
    </nav>
  );
}

function Item({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      {icon}
      {children}
    </>
  );
}
