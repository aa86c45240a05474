import { useNavigate } from '@tanstack/react-router';
import { applyEdit, useIsBeingApplied } from '../../apollo/plan-edits.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';
import type { AskedRun } from './asked-run.ts';
import { useAskForTheRest } from './use-ask-for-the-rest.ts';

export interface ContinueButtonProps {
  readonly projectId: string;
  readonly patchId: string;
  /** Of the patch. */
  readonly title: string;
  readonly run: AskedRun;
  /** Ids of what is in. */
  readonly accept: readonly string[];
}

/** Goes on where a run was stopped: applies what had arrived, and asks for what had not. */
export function ContinueButton({ projectId, patchId, title, run, accept }: ContinueButtonProps) {
  const navigate = useNavigate();
  const isApplying = useIsBeingApplied(patchId);
  const askForTheRest = useAskForTheRest(projectId);
  async function goOn() {
    const outcome = await applyEdit({
      projectId,
      title,
      // The next run is shown from here, and not the plan.
      operations: [],
      proposal: { patchId, accept, count: accept.length },
    });
    // Refused, its review opens and shows what stands in the way.
    if (outcome.type !== 'applied' || (await askForTheRest(run))) return;
    showToast({ title: 'What had arrived is applied. The rest could not be asked for.', tone: 'error' });
    await navigate({ to: '/p/$projectId/outline', params: { projectId } });
  }
  return (
    <Button
      busy={isApplying}
      disabled={accept.length === 0}
      data-tooltip="Applies what has arrived, and asks for the rest"
      onClick={() => void goOn()}
    >
      Apply and continue
    </Button>
  );
}
