import { memo, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { usePreview } from '../../apollo/preview.ts';
import type { PlanViewName } from '../../app/last-view.ts';
import { rememberView } from '../../app/last-view.ts';
import { Optional } from '../../app/optional.tsx';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { PlanDockOutline } from '../project/plan-dock-outline.tsx';

const PlanDock = lazyComponent(() => import('../project/plan-dock.tsx'), 'PlanDock');
const PreviewBanner = lazyComponent(() => import('../patch/preview-banner.tsx'), 'PreviewBanner');
const WaitingProposal = lazyComponent(() => import('../patch/waiting-proposal.tsx'), 'WaitingProposal');

export interface PlanViewProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly view: PlanViewName;
  /** What the view is called: the heading is “Board of Website relaunch”. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What every view of a plan has around it: heading, title, waiting or previewed proposal, planning bar. */
export function PlanView({ projectId, index, view, label, children }: PlanViewProps) {
  const name = index.project?.name ?? '';
  useDocumentTitle(view === 'outline' ? name : `${label} · ${name}`);
  useEffect(
    function rememberThisView() {
      rememberView(projectId, view);
    },
    [projectId, view],
  );
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {label} of {name}
      </h1>
      <Above projectId={projectId} />
      {children}
      <Below projectId={projectId} />
    </>
  );
}

interface AroundProps {
  readonly projectId: string;
}

// Apart, so that moving through a view draws the view alone.
const Above = memo(function Above({ projectId }: AroundProps) {
  const preview = usePreview(projectId);
  return (
    <Optional>
      <Suspense>{preview ? <PreviewBanner preview={preview} /> : <WaitingProposal projectId={projectId} />}</Suspense>
    </Optional>
  );
});
const Below = memo(function Below({ projectId }: AroundProps) {
  const [isWanted, setIsWanted] = useState(false);
  return (
    <Optional>
      <div className="mx-auto hidden w-full max-w-160 shrink-0 px-4 py-2 sm:block">
        <Suspense fallback={<PlanDockOutline onWant={() => setIsWanted(true)} />}>
          <PlanDock projectId={projectId} autoFocus={isWanted} />
        </Suspense>
      </div>
    </Optional>
  );
});
