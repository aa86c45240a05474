import { useState } from 'react';
import { useOnLeaving } from '../../lib/use-on-leaving.ts';
import { TextField } from '../../ui/text-field.tsx';
import { setViewerName, useViewerName } from './use-viewer-name.ts';

const MOST_CHARACTERS = 60;

export interface ViewerNameFieldProps {
  /** What one goes by without a name of one's own; null where that is not known. */
  readonly shownAs: string | null;
}

/** What one is called by others and in the history; saved on Enter and on leaving the field. */
export function ViewerNameField({ shownAs }: ViewerNameFieldProps) {
  const kept = useViewerName();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== (kept ?? '')) setViewerName(draft);
    setDraft(null);
  };
  useOnLeaving(save);
  return (
    <TextField
      label="Your name"
      value={draft ?? kept ?? ''}
      placeholder={shownAs ?? undefined}
      maxLength={MOST_CHARACTERS}
      hint="Others see it, and what you change is signed with it. Kept in this browser; it gives no rights."
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
      }}
    />
  );
}
