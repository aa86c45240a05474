import { useEffect } from 'react';
import { showToast } from '../../ui/toasts.ts';
import { chosenProvider } from './use-planning-provider.ts';
import { useStartRun } from './use-start-run.ts';

/** Proposes subtasks of a task, beside those that it has, and opens the run. Where it does not start, a notice says why. */
export function useBreakDown(projectId: string): (taskId: string) => void {
  const { start, problem } = useStartRun();
  useEffect(
    function sayWhyNot() {
      if (problem !== null) showToast({ title: 'The task was not broken down.', description: problem, tone: 'error' });
    },
    [problem],
  );
  return (taskId) => {
    const provider = chosenProvider();
    const by = provider === null ? {} : { provider };
    void start({ action: 'breakDown', text: '', projectId, taskIds: [taskId], ...by });
  };
}
