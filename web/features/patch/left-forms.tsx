import { LeftTexts } from '../view/left-texts.tsx';
import { editsKey, type KeptForm } from './kept-forms.ts';

/** What somebody was writing into a proposal that somebody else has settled meanwhile. */
export function LeftForms({ patchId }: { readonly patchId: string }) {
  return <LeftTexts keys={[editsKey(patchId)]} textsIn={writtenTexts} />;
}

/** What stands in the fields of kept forms that hold words. */
function writtenTexts(kept: unknown): readonly string[] {
  if (!Array.isArray(kept)) return [];
  return (kept as readonly KeptForm[]).flatMap(({ draft }) =>
    [draft.title, draft.name, draft.description].filter((text) => text !== undefined),
  );
}
