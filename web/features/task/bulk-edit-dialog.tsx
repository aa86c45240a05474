import { useMutation, useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { BulkEdit_ProposeDocument, PeopleDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { today } from '../../lib/day.ts';
import { useKeptValue } from '../../lib/use-kept-value.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type BulkDraft, changesOf, EMPTY_DRAFT } from './bulk-edit.ts';
import { findTasks, pathOf } from './find-tasks.ts';
import { PRIORITY_WORDS, STATUS_WORDS, taskKey } from './task-words.ts';

export interface BulkEditDialogProps {
  readonly projectId: string;
  /** At least one. */
  readonly taskIds: readonly string[];
  readonly onClose: () => void;
}

const AS_IT_IS = { value: '', label: 'As it is' };
const optionsOf = (words: Readonly<Record<string, string>>) => [
  AS_IT_IS,
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];
/** Parents to choose among without writing; more are found by title or number. */
const PARENTS_SHOWN = 100;

/** One change of many tasks. It becomes a proposal: the review shows what it does to each before anything happens. */
export function BulkEditDialog({ projectId, taskIds, onClose }: BulkEditDialogProps) {
  const index = usePlanIndex(projectId);
  const navigate = useNavigate();
  const { data } = useQuery(PeopleDocument, { fetchPolicy: 'cache-and-network' });
  const [propose, { loading }] = useMutation(BulkEdit_ProposeDocument);
  const { value: draft, setValue: setDraft, clear } = useKeptValue<BulkDraft>(`bulk-edit:${projectId}`, EMPTY_DRAFT);
  const [parentQuery, setParentQuery] = useState('');
  const [problem, setProblem] = useState<{ field: keyof BulkDraft | null; problem: string } | null>(null);
  const people = (data?.people ?? [...index.people.values()]).toSorted((a, b) => a.name.localeCompare(b.name));
  const chosen = new Set(taskIds);
  const parents = findTasks(index, parentQuery, ({ id }) => !chosen.has(id), PARENTS_SHOWN);
  const title = taskIds.length === 1 ? 'Change 1 task' : `Change ${taskIds.length} tasks`;

  const field = (name: keyof BulkDraft) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      setDraft({ ...draft, [name]: value });
      setProblem(null);
    },
  });
  const textField = (name: keyof BulkDraft) => ({
    ...field(name),
    error: problem?.field === name ? problem.problem : null,
  });

  async function preview(event: FormEvent) {
    event.preventDefault();
    const result = changesOf(draft, today());
    if ('problem' in result) {
      setProblem(result);
      return;
    }
    try {
      const input = { projectId, taskIds: [...taskIds], title, ...result.changes };
      const { data: proposed } = await propose({ variables: { input } });
      const patchId = proposed?.proposeBulkEdit.id;
      if (patchId === undefined) throw new Error('The server’s answer was empty.');
      clear();
      onClose();
      await navigate({ to: '/p/$projectId/plan/$patchId', params: { projectId, patchId } });
    } catch (error) {
      setProblem({ field: null, problem: errorSentence(error) });
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={title}
      description="Nothing changes yet: the next step shows what would become of each task."
      actions={
        <FormActions
          form="bulk-edit"
          label="Preview"
          isBusy={loading}
          onCancel={() => {
            clear();
            onClose();
          }}
        />
      }
    >
      <form id="bulk-edit" className="grid grid-cols-1 gap-3 sm:grid-cols-2" onSubmit={(event) => void preview(event)}>
        <SelectField label="Status" options={optionsOf(STATUS_WORDS)} {...field('status')} />
        <SelectField label="Priority" options={optionsOf(PRIORITY_WORDS)} {...field('priority')} />
        <SelectField
          label="Assignee"
          options={[
            AS_IT_IS,
            { value: 'nobody', label: 'Nobody' },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          className="sm:col-span-2"
          {...field('assignee')}
        />
        <TextField label="Due date" placeholder="24 Dec, fri, +3d…" {...textField('dueDate')} />
        <TextField
          label="Move start and due dates by days"
          inputMode="numeric"
          placeholder="7, or -2 for earlier"
          {...textField('shiftDays')}
        />
        <TextField label="Add tags" placeholder="Divided by commas" {...textField('addTags')} />
        <TextField label="Remove tags" placeholder="Divided by commas" {...textField('removeTags')} />
        <TextField
          label="Find a task to move them below"
          placeholder="Title or number"
          value={parentQuery}
          onChange={(event) => {
            setParentQuery(event.target.value);
            setDraft({ ...draft, moveTo: '' });
          }}
        />
        <SelectField
          label="Move below"
          options={[
            AS_IT_IS,
            { value: 'top', label: 'Top level' },
            ...parents.map((task) => {
              const path = pathOf(index, task);
              const label = `${taskKey(task.number)} ${task.title}${path === '' ? '' : ` (${path})`}`;
              return { value: task.id, label };
            }),
          ]}
          {...field('moveTo')}
        />
        {problem?.field === null && (
          <p role="alert" className="text-del sm:col-span-2">
            {problem.problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}
