import { useNavigate } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { rememberAppliedHere } from '../patch/applied-here.ts';
import { useApplyPatch } from '../patch/use-apply-patch.ts';
import type { AskedRun } from './asked-run.ts';
import { useAskForTheRest } from './use-ask-for-the-rest.ts';

export interface ContinueButtonProps {
  readonly projectId: string;
  readonly patchId: string;
  readonly run: AskedRun;
  /** Ids of what is in. */
  readonly accept: readonly string[];
}

/** Goes on where a run was stopped: applies what had arrived, and asks for what had not. */
export function ContinueButton({ projectId, patchId, run, accept }: ContinueButtonProps) {
  const navigate = useNavigate();
  const { apply, isApplying } = useApplyPatch(projectId);
  const askForTheRest = useAskForTheRest(projectId);
  async function goOn() {
    const outcome = await apply({ patchId, accept: [...accept], onConflict: 'FAIL' });
    if (outcome === null) return;
    if (outcome.type === 'answered' && outcome.payload.applied) {
      rememberAppliedHere(patchId);
      if (await askForTheRest(run)) return;
      showToast({ title: 'What had arrived is applied. The rest could not be asked for.', tone: 'error' });
      await navigate({ to: '/p/$projectId/outline', params: { projectId } });
      return;
    }
    // The review shows what stands in the way.
    if (outcome.type === 'failed')
      showToast({ title: 'Nothing was applied.', description: outcome.sentence, tone: 'error' });
    else await navigate({ to: '/p/$projectId/plan/$patchId', params: { projectId, patchId } });
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
