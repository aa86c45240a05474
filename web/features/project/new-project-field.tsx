import { useState } from 'react';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useCreateProject } from './use-create-project.ts';

/** The name of a new project; Enter makes it, Escape and leaving it empty give up. */
export function NewProjectField({ onDone }: { readonly onDone: (hasCreated: boolean) => void }) {
  const create = useCreateProject();
  const { text: name, setText: setName, clear } = useKeptText('new-project');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit() {
    const wanted = name.trim();
    if (wanted === '' || isBusy) return;
    setIsBusy(true);
    const problem = await create(wanted);
    setIsBusy(false);
    if (problem !== null) return setError(problem);
    clear();
    onDone(true);
  }

  return (
    <form
      className="px-2 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="Name of the new project"
        hideLabel
        autoFocus
        maxLength={255}
        placeholder="Name of the project"
        value={name}
        error={error}
        readOnly={isBusy}
        inputClassName="h-7 text-13"
        onChange={(event) => {
          setName(event.target.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          clear();
          onDone(false);
        }}
        onBlur={() => {
          if (name.trim() === '') onDone(false);
        }}
      />
    </form>
  );
}
