import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { CreateSavedViewDocument, SavedViewsDocument, UpdateSavedViewDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useSavedViews, useViewInAddress } from './use-saved-views.ts';

export interface SaveViewDialogProps {
  readonly projectId: string;
  readonly onClose: () => void;
}

/** Gives the view in the address a name, for everybody; the name of another saved view replaces that one. */
export function SaveViewDialog({ projectId, onClose }: SaveViewDialogProps) {
  const views = useSavedViews(projectId);
  const { view, search } = useViewInAddress();
  const { text: name, setText: setName, clear } = useKeptText(`view-name:${projectId}`);
  const [error, setError] = useState<string | null>(null);
  const refetch = { refetchQueries: [{ query: SavedViewsDocument, variables: { projectId } }] };
  const [create, { loading: isCreating }] = useMutation(CreateSavedViewDocument, refetch);
  const [update, { loading: isUpdating }] = useMutation(UpdateSavedViewDocument, refetch);
  const known = views.find((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase());

  async function save(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') {
      setError('A saved view needs a name.');
      return;
    }
    try {
      if (known) await update({ variables: { input: { id: known.id, view, search } } });
      else await create({ variables: { input: { projectId, name, view, search } } });
      showToast({ title: `Saved the view “${name.trim()}”` });
      clear();
      onClose();
    } catch (failure) {
      setError(errorSentence(failure));
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title="Save this view"
      description="Everybody in the project finds it in the list of projects."
      actions={
        <FormActions
          form="save-view"
          label={known ? 'Replace' : 'Save'}
          isBusy={isCreating || isUpdating}
          onCancel={() => {
            clear();
            onClose();
          }}
        />
      }
    >
      <form id="save-view" onSubmit={(event) => void save(event)}>
        <TextField
          label="Name"
          maxLength={100}
          value={name}
          error={error}
          onChange={(event) => {
            setName(event.target.value);
            setError(null);
          }}
        />
        {known && <p className="mt-2 text-12 text-mut">This replaces what “{known.name}” shows now.</p>}
      </form>
    </Dialog>
  );
}
