import type { AgentAction } from './agent-action.ts';
import { NaturalLanguageEditor } from './natural-language-editor.tsx';

export const ACTION_OF = { PLANNER: 'plan', DECOMPOSER: 'breakDown', EDITOR: 'change', ORCHESTRATOR: 'ask' } as const;

/** What is needed of a run to ask for the same again. */
export interface AskedRun {
  readonly id: string;
  readonly agent: keyof typeof ACTION_OF;
  readonly prompt: string;
  /** The tasks of an instruction; empty where it was about the whole plan. */
  readonly taskIds: readonly string[];
  readonly task: { readonly id: string } | null;
  readonly conversation: { readonly id: string } | null;
}

export interface AgainEditorProps {
  readonly projectId: string;
  readonly projectName: string;
  readonly run: AskedRun;
  readonly label: string;
  readonly submitLabel: string;
  readonly autoFocus?: boolean;
}

/** What was asked of a run, to be asked again in other words or of another provider. */
export function AgainEditor({ projectId, projectName, run, label, submitLabel, autoFocus }: AgainEditorProps) {
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
    />
  );
}
