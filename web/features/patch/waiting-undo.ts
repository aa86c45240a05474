import type { PlanEdit } from '../../apollo/plan-edit.ts';
import { makeAgain, takeBackEdit, takeBackLatest } from '../../apollo/plan-edits.ts';
import { showToast } from '../../ui/toasts.ts';

/**
 * Undoes or redoes what has not left this page: the server need not know of it. Answers whether there was something;
 * where not, it is the server's turn.
 */
export function stepInWaiting(projectId: string, direction: 'undo' | 'redo'): boolean {
  const edit = direction === 'undo' ? takeBackLatest(projectId) : makeAgain(projectId);
  if (edit) tell(edit, direction);
  return edit !== null;
}

function tell(edit: PlanEdit, done: 'undo' | 'redo'): void {
  const { projectId, title } = edit;
  const turnRound = (): void => {
    if (done === 'undo') stepInWaiting(projectId, 'redo');
    else if (takeBackEdit(edit)) tell(edit, 'undo');
  };
  showToast({
    title: `${done === 'undo' ? 'Undone' : 'Redone'}: ${title}`,
    key: `revert-${projectId}`,
    action: { label: done === 'undo' ? 'Redo' : 'Undo', onPress: turnRound },
  });
}
