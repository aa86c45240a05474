import { Suspense, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { placeWords } from './place-words.ts';
import { usePresent } from './present.ts';
import { useFollowPresence } from './use-follow-presence.ts';

const PresencePopover = lazyComponent(() => import('./presence-popover.tsx'), 'PresencePopover');

/** Avatars in the header; the rest is a number. */
const SHOWN = 4;

export interface PresenceProps {
  readonly projectId: string;
  readonly index: PlanIndex;
}

/** Is in the project with others, and shows who they are and where. Nothing while one is alone. */
export function Presence({ projectId, index }: PresenceProps) {
  useFollowPresence(projectId);
  const { others, moreCount } = usePresent();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const total = others.length + moreCount;
  if (total === 0) return null;
  const where = others.map((viewer) => `${viewer.name}, ${placeWords(viewer, index)}`);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={`${total === 1 ? '1 other is here' : `${total} others are here`}: ${where.join('; ')}`}
        className="flex h-7 shrink-0 items-center rounded-full px-0.5 hover:bg-hover coarse:h-11"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {others.slice(0, SHOWN).map((viewer, at) => (
          <span
            key={viewer.windowId}
            // The list that opens says the same, and must not be covered by it.
            data-tooltip={anchor === null ? `${viewer.name}, ${placeWords(viewer, index)}` : undefined}
            // On a phone there is room for one.
            className={at === 0 ? undefined : 'ml-0.5 max-sm:hidden'}
          >
            <Avatar name={viewer.name} />
          </span>
        ))}
        {total > 1 && <More count={total - 1} className="sm:hidden" />}
        {total > SHOWN && <More count={total - SHOWN} className="max-sm:hidden" />}
      </button>
      {anchor !== null && (
        <Suspense>
          <PresencePopover projectId={projectId} index={index} anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}

function More({ count, className }: { readonly count: number; readonly className: string }) {
  return <span className={`px-1 text-12 text-mut tabular-nums ${className}`}>+{count}</span>;
}
