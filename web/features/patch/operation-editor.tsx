import { useState } from 'react';
import type { OperationEditInput } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { EditableField, EditDraft } from './edit-draft.ts';
import { changesIn, draftOf, editableFields } from './edit-draft.ts';
import type { Names } from './field-labels.ts';
import { priorityLabel } from './field-values.ts';
import type { ReviewOperation } from './operation.ts';

export interface OperationEditorProps {
  readonly operation: ReviewOperation;
  readonly names: Names;
  /** What had been written and not saved. */
  readonly kept: EditDraft;
  /** Told of all that is written, so that it survives a reload. */
  readonly onDraft: (draft: EditDraft) => void;
  /** Rejects with the reason where the server refuses the values. */
  readonly onSave: (changes: OperationEditInput, draft: EditDraft) => Promise<void>;
  readonly onClose: () => void;
}

const LABELS: Readonly<Record<EditableField, string>> = {
  title: 'Title',
  name: 'Name',
  estimatedMinutes: 'Estimate',
  startDate: 'Start',
  dueDate: 'Due',
  assignee: 'Assignee',
  priority: 'Priority',
  tags: 'Tags',
  description: 'Description',
};

const HINTS: Partial<Record<EditableField, string>> = {
  estimatedMinutes: '2d, 3h, 1d 4h',
  startDate: '24 Dec, fri, +3d…',
  dueDate: '24 Dec, fri, +3d…',
  assignee: 'Nobody',
  tags: 'Divided by commas',
};

const WIDE = new Set<EditableField>(['title', 'name', 'description']);

/** Other values for a proposed create or update, in the place where it stands. Enter saves, Escape leaves. */
export function OperationEditor({ operation, names, kept, onDraft, onSave, onClose }: OperationEditorProps) {
  const [before] = useState(() => draftOf(operation, names));
  const [draft, setDraft] = useState<EditDraft>({ ...before, ...kept });
  const [problem, setProblem] = useState<{ field: EditableField | null; sentence: string } | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const fields = editableFields(operation);

  async function save() {
    if (isSaving) return;
    const result = changesIn(before, draft);
    if ('error' in result) return setProblem({ field: result.field, sentence: result.error });
    if (result.isEmpty) return onClose();
    setIsSaving(true);
    try {
      await onSave(result.changes, draft);
      onClose();
    } catch (error) {
      setProblem({ field: null, sentence: errorSentence(error) });
      setIsSaving(false);
    }
  }

  return (
    <form
      aria-label={`Edit ${operation.title}`}
      className="my-1.5 grid max-w-2xl grid-cols-1 gap-3 rounded-control border border-line bg-panel p-3 sm:grid-cols-2"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save();
        event.stopPropagation();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {fields.map((field, index) => (
        <EditField
          key={field}
          field={field}
          value={draft[field] ?? ''}
          error={problem?.field === field ? problem.sentence : null}
          autoFocus={index === 0}
          onChange={(value) => {
            const next = { ...draft, [field]: value };
            setDraft(next);
            onDraft(next);
            setProblem(null);
          }}
        />
      ))}
      {problem?.field === null && (
        <p role="alert" className="text-del sm:col-span-2">
          {problem.sentence}
        </p>
      )}
      <div className="flex justify-end gap-2 sm:col-span-2">
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" busy={isSaving}>
          Save
        </Button>
      </div>
    </form>
  );
}

interface EditFieldProps {
  readonly field: EditableField;
  readonly value: string;
  readonly error: string | null;
  readonly autoFocus: boolean;
  readonly onChange: (value: string) => void;
}

const PRIORITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'BACKLOG'];

function EditField({ field, value, error, autoFocus, onChange }: EditFieldProps) {
  const label = LABELS[field];
  if (field === 'priority') {
    const options = PRIORITIES.map((priority) => ({ value: priority, label: priorityLabel(priority) ?? priority }));
    return (
      <SelectField label={label} options={options} value={value} onChange={(event) => onChange(event.target.value)} />
    );
  }
  const common = { label, value, error, autoFocus, placeholder: HINTS[field] };
  const className = WIDE.has(field) ? 'sm:col-span-2' : '';
  if (field === 'description') {
    return <TextArea {...common} className={className} onChange={(event) => onChange(event.target.value)} />;
  }
  return <TextField {...common} className={className} onChange={(event) => onChange(event.target.value)} />;
}
