/** What a project can lock, in the order of the task panel. */
const LOCKABLE: readonly { readonly field: string; readonly label: string }[] = [
  { field: 'title', label: 'Titles' },
  { field: 'description', label: 'Descriptions' },
  { field: 'acceptanceCriteria', label: 'Acceptance criteria' },
  { field: 'status', label: 'Status' },
  { field: 'priority', label: 'Priority' },
  { field: 'assigneeId', label: 'Assignees' },
  { field: 'estimatedMinutes', label: 'Estimates' },
  { field: 'startDate', label: 'Start dates' },
  { field: 'dueDate', label: 'Due dates' },
  { field: 'tags', label: 'Tags' },
  { field: 'place', label: 'Places in the tree' },
  { field: 'name', label: 'The project’s name' },
];

export interface LockedFieldsProps {
  readonly locked: readonly string[];
  readonly onChange: (locked: readonly string[]) => void;
}

/** Which fields agents and integrations may change only with a person's explicit yes. */
export function LockedFields({ locked, onChange }: LockedFieldsProps) {
  return (
    <fieldset>
      <legend className="text-12 font-medium text-mut">Agents change these only with your explicit yes</legend>
      <div className="mt-1.5 grid grid-cols-1 gap-x-3 sm:grid-cols-2">
        {LOCKABLE.map(({ field, label }) => (
          <label key={field} className="flex min-h-7 items-center gap-2 coarse:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-acc"
              checked={locked.includes(field)}
              onChange={(event) =>
                onChange(event.target.checked ? [...locked, field] : locked.filter((each) => each !== field))
              }
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
