import { LeftTexts } from '../view/left-texts.tsx';
import { editsKey, type KeptForm } from './kept-forms.ts';
import { type PendingEdit, pendingEditsKey } from './pending-edits.ts';

/** What somebody was writing into a proposal that somebody else has settled meanwhile. */
export function LeftForms({ patchId, runId }: { readonly patchId: string; readonly runId?: string | undefined }) {
  const ofRun = runId === undefined ? [] : [editsKey(runId), pendingEditsKey(runId)];
  return <LeftTexts keys={[editsKey(patchId), ...ofRun]} textsIn={writtenTexts} />;
}

/** What stands in the fields of kept forms that hold words. */
function writtenTexts(kept: unknown): readonly string[] {
  if (!Array.isArray(kept)) return [];
  return (kept as readonly (KeptForm | [id: string, edit: PendingEdit])[]).flatMap((each) => {
    const { draft } = 'draft' in each ? each : each[1];
    return [draft.title, draft.name, draft.description].filter((text) => text !== undefined);
  });
}
