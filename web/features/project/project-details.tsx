import { type FormEvent, useState } from 'react';
import type { UpdateProjectOperationInput } from '../../__generated__/graphql.ts';
import { useApplyPatch } from '../../apollo/plan-edits.ts';
import type { PlanProject } from '../../apollo/plan-index.ts';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { LockedFields } from './locked-fields.tsx';

export interface ProjectDetailsProps {
  readonly project: PlanProject;
  readonly onClose: () => void;
}

/** The fields of the project itself. Saving is a patch like any other. */
export function ProjectDetails({ project, onClose }: ProjectDetailsProps) {
  const applyPatch = useApplyPatch(project.id);
  const [name, setName] = useState(project.name);
  const description = useKeptText(`project-description:${project.id}`, project.description);
  const [startDate, setStartDate] = useState(project.startDate ?? '');
  const [dueDate, setDueDate] = useState(project.dueDate ?? '');
  const [lockedFields, setLockedFields] = useState<readonly string[]>(project.lockedFields);
  const nameError = name.trim() === '' ? 'A project needs a name.' : null;
  const dateError = startDate !== '' && dueDate !== '' && dueDate < startDate ? 'It would end before it starts.' : null;

  function save(event: FormEvent) {
    event.preventDefault();
    if (nameError !== null || dateError !== null) return;
    const fields = changedFields(project, {
      name: name.trim(),
      description: description.text,
      startDate: startDate === '' ? null : startDate,
      dueDate: dueDate === '' ? null : dueDate,
      ...(!isSameSet(project.lockedFields, lockedFields) && { lockedFields: [...lockedFields] }),
    });
    if (Object.keys(fields).length > 0) {
      void applyPatch({ title: 'Change the project’s details', operations: [{ updateProject: fields }] });
    }
    description.clear();
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
        <>
          <Button
            onClick={() => {
              description.clear();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" form="project-details" variant="primary">
            Save
          </Button>
        </>
      }
    >
      <form id="project-details" className="flex flex-col gap-4" onSubmit={save}>
        <TextField
          label="Name"
          maxLength={255}
          value={name}
          error={nameError}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label="Description, in Markdown"
          maxLength={50_000}
          value={description.text}
          inputClassName="max-h-60"
          onChange={(event) => description.setText(event.target.value)}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Starts"
            type="date"
            value={startDate}
            onChange={(event) => setStartDate(event.target.value)}
          />
          <TextField
            label="Due"
            type="date"
            value={dueDate}
            error={dateError}
            onChange={(event) => setDueDate(event.target.value)}
          />
        </div>
        <LockedFields locked={lockedFields} onChange={setLockedFields} />
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
