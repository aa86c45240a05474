import { Suspense, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Faces } from './faces.tsx';
import { placeWords } from './place-words.ts';
import { usePresent } from './present.ts';
import { useFollowPresence } from './use-follow-presence.ts';

const PresencePopover = lazyComponent(() => import('./presence-popover.tsx'), 'PresencePopover');

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
        className="flex h-7 shrink-0 items-center justify-center rounded-full px-0.5 hover:bg-hover coarse:h-11 coarse:min-w-11"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Faces
          people={others.map((viewer) => ({
            key: viewer.windowId,
            name: viewer.name,
            // The list that opens says the same, and must not be covered by it.
            tooltip: anchor === null ? `${viewer.name}, ${placeWords(viewer, index)}` : undefined,
          }))}
          total={total}
          most={4}
        />
      </button>
      {anchor !== null && (
        <Suspense>
          <PresencePopover projectId={projectId} index={index} anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
