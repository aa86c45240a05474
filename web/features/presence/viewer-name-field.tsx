import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { setViewerName, useViewerName } from './viewer-name.ts';

const MOST_CHARACTERS = 60;

/** What one is called for others who look at the same project; saved on Enter and on leaving the field. */
export function ViewerNameField({ shownAs }: { /** Null while alone. */ readonly shownAs: string | null }) {
  const kept = useViewerName();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== (kept ?? '')) setViewerName(draft);
    setDraft(null);
  };
  return (
    <TextField
      label="Your name for others"
      value={draft ?? kept ?? ''}
      placeholder={shownAs ?? undefined}
      maxLength={MOST_CHARACTERS}
      hint="Kept in this browser. It signs nothing and gives no rights."
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
      }}
    />
  );
}
