import { useSearch } from '@tanstack/react-router';
import type { Ref } from 'react';
import { useMemo, useState } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { TaskAddress } from '../../app/address-search.ts';
import { taskIdAt } from '../task/find-tasks.ts';
import { taskKey } from '../task/task-words.ts';
import type { AgentAction } from './agent-action.ts';
import { NaturalLanguageEditor } from './natural-language-editor.tsx';
import { PROJECT_EDITOR_LABEL } from './project-editor-label.ts';
import type { ScopeOption } from './scope-menu.tsx';
import { useSelectedTasks } from './selected-tasks.ts';
import { suggestionsFor } from './suggestions.ts';

const ACTIONS: Readonly<Record<'project' | 'tasks' | 'task', readonly AgentAction[]>> = {
  project: ['change', 'plan', 'ask'],
  tasks: ['change', 'ask'],
  task: ['change', 'breakDown', 'ask'],
};

export interface ProjectEditorProps {
  readonly projectId: string;
  readonly variant: 'page' | 'dock';
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
  /** Told when something was asked in a conversation, which opens beside the view. */
  readonly onStarted?: () => void;
}

/** The bar within a project: about the whole plan, what is selected, or the task that is open. */
export function ProjectEditor({ projectId, variant, autoFocus, inputRef, onStarted }: ProjectEditorProps) {
  const index = usePlanIndex(projectId);
  const selected = useSelectedTasks(projectId);
  const { task: open } = useSearch({ strict: false });
  const [chosen, setChosen] = useState<ScopeOption['key'] | null>(null);
  const options = useMemo(() => scopes(index, selected, open), [index, selected, open]);
  // What is nearest at hand, as long as nobody has said otherwise.
  const scope = options.find(({ key }) => key === chosen) ?? options[0]!;
  const { taskIds } = scope;
  const actions = ACTIONS[taskIds.length === 0 ? 'project' : taskIds.length === 1 ? 'task' : 'tasks'];
  const suggestions = useMemo(() => suggestionsFor(index, taskIds), [index, taskIds]);
  const named = taskIds.flatMap((id) => index.byId.get(id)?.number ?? []).map(taskKey);
  return (
    <NaturalLanguageEditor
      projectId={projectId}
      taskIds={taskIds}
      scope={{ options, value: scope, onChoose: setChosen }}
      taskCount={index.byId.size}
      actions={actions}
      suggestions={suggestions}
      // A conversation is about the whole plan: what this message is about is said in words.
      askedAs={(text) => (named.length === 0 ? text : `About ${named.join(', ')}: ${text}`)}
      draftScope={`project.${projectId}`}
      label={PROJECT_EDITOR_LABEL}
      variant={variant}
      autoFocus={autoFocus}
      inputRef={inputRef}
      onStarted={onStarted}
    />
  );
}

function scopes(
  index: PlanIndex,
  selected: readonly string[],
  address: TaskAddress | undefined,
): readonly ScopeOption[] {
  const whole: ScopeOption = { key: 'project', label: index.project?.name ?? 'Whole plan', taskIds: [] };
  const open = address === undefined ? null : taskIdAt(index, address);
  const found: ScopeOption[] = [];
  const there = selected.filter((id) => index.byId.has(id));
  const [only] = there;
  if (there.length === 1) found.push({ key: 'selection', label: labelOf(index, only!), taskIds: there });
  if (there.length > 1) found.push({ key: 'selection', label: `${there.length} selected tasks`, taskIds: there });
  if (open !== null && open !== only) found.push({ key: 'task', label: labelOf(index, open), taskIds: [open] });
  return [...found, whole];
}

function labelOf(index: PlanIndex, id: string): string {
  const task = index.byId.get(id);
  return task ? `${taskKey(task.number)} ${task.title}` : 'A task';
}
