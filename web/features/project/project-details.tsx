import type { FormEvent } from 'react';
import type { UpdateProjectOperationInput } from '../../__generated__/graphql.ts';
import { useApplyPatch } from '../../apollo/plan-edits.ts';
import type { PlanProject } from '../../apollo/plan-index.ts';
import { useKeptValue } from '../../lib/use-kept-value.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LockedFields } from './locked-fields.tsx';

export interface ProjectDetailsProps {
  readonly project: PlanProject;
  readonly onClose: () => void;
}

/** What is being written, field by field; a field that nobody has touched is not there and shows what the plan has. */
interface Draft {
  readonly name?: string;
  readonly description?: string;
  /** A day, or an empty text for none. */
  readonly startDate?: string;
  readonly dueDate?: string;
  readonly lockedFields?: readonly string[];
}

/** The fields of the project itself. Saving is a patch like any other. */
export function ProjectDetails({ project, onClose }: ProjectDetailsProps) {
  const applyPatch = useApplyPatch(project.id);
  const { value: draft, setValue: setDraft, clear } = useKeptValue<Draft>(`project-details:${project.id}`, {});
  const write = (written: Draft) => setDraft({ ...draft, ...written });
  const name = draft.name ?? project.name;
  const startDate = draft.startDate ?? project.startDate ?? '';
  const dueDate = draft.dueDate ?? project.dueDate ?? '';
  const lockedFields = draft.lockedFields ?? project.lockedFields;
  const nameError = name.trim() === '' ? 'A project needs a name.' : null;
  const dateError = startDate !== '' && dueDate !== '' && dueDate < startDate ? 'It would end before it starts.' : null;

  function save(event: FormEvent) {
    event.preventDefault();
    if (nameError !== null || dateError !== null) return;
    const fields = changedFields(project, {
      name: name.trim(),
      ...(draft.description !== undefined && { description: draft.description }),
      startDate: startDate === '' ? null : startDate,
      dueDate: dueDate === '' ? null : dueDate,
      ...(!isSameSet(project.lockedFields, lockedFields) && { lockedFields: [...lockedFields] }),
    });
    if (Object.keys(fields).length > 0) {
      void applyPatch({ title: 'Change the project’s details', operations: [{ updateProject: fields }] });
    }
    clear();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Project details"
      actions={
        <FormActions
          form="project-details"
          label="Save"
          onCancel={() => {
            clear();
            onClose();
          }}
        />
      }
    >
      <form id="project-details" className="flex flex-col gap-4" onSubmit={save}>
        <TextField
          label="Name"
          maxLength={255}
          value={name}
          error={nameError}
          onChange={(event) => write({ name: event.target.value })}
        />
        <TextArea
          label="Description, in Markdown"
          maxLength={50_000}
          value={draft.description ?? project.description}
          inputClassName="max-h-60"
          onChange={(event) => write({ description: event.target.value })}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Starts"
            type="date"
            value={startDate}
            onChange={(event) => write({ startDate: event.target.value })}
          />
          <TextField
            label="Due"
            type="date"
            value={dueDate}
            error={dateError}
            onChange={(event) => write({ dueDate: event.target.value })}
          />
        </div>
        <LockedFields locked={lockedFields} onChange={(locked) => write({ lockedFields: locked })} />
      </form>
    </Dialog>
  );
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each));
}

/** Only what differs: fields that were not touched must not clash with what others do to them. */
function changedFields(project: PlanProject, next: UpdateProjectOperationInput): UpdateProjectOperationInput {
  const before = project as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(next).filter(([field, value]) => before[field] !== value));
}
