import type { AgentAction } from './agent-action.ts';
import { ACTION_OF, type AskedRun } from './asked-run.ts';
import { NaturalLanguageEditor } from './natural-language-editor.tsx';

export interface AgainEditorProps {
  readonly projectId: string;
  readonly projectName: string;
  readonly run: AskedRun;
  readonly label: string;
  readonly submitLabel: string;
  readonly autoFocus?: boolean;
  /** Done before it is asked again; where it throws, nothing is asked. */
  readonly beforeStart?: () => Promise<void>;
  /** Told when it is being asked again, and when that did not work. */
  readonly onStarting?: (isStarting: boolean) => void;
  /** Told when it has been asked again. */
  readonly onStarted?: () => void;
}

/** What was asked of a run, to be asked again in other words or of another provider. */
export function AgainEditor({
  projectId,
  projectName,
  run,
  label,
  submitLabel,
  autoFocus,
  beforeStart,
  onStarting,
  onStarted,
}: AgainEditorProps) {
  const action: AgentAction = ACTION_OF[run.agent];
  return (
    <NaturalLanguageEditor
      projectId={projectId}
      taskIds={run.task ? [run.task.id] : run.taskIds}
      conversationId={run.conversation?.id}
      scopeLabel={projectName}
      actions={[action]}
      draftScope={`again:${run.id}`}
      label={label}
      initialText={run.prompt}
      submitLabel={submitLabel}
      variant="page"
      autoFocus={autoFocus}
      beforeStart={beforeStart}
      onStarting={onStarting}
      onStarted={onStarted}
    />
  );
}
