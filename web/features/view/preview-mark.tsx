import { type PreviewSign, usePreviewSign } from '../../apollo/preview.ts';

export const PREVIEW_WORDS: Readonly<Record<PreviewSign, string>> = {
  add: 'New',
  change: 'Changed',
  remove: 'Deleted',
};

const COLOURS: Readonly<Record<PreviewSign, string>> = {
  add: 'border-add text-add',
  change: 'border-mod text-mod',
  remove: 'border-del text-del',
};

/** What the previewed proposal would do to a task, as a word beside its title; nothing where there is none. */
export function PreviewMark({ taskId }: { readonly taskId: string }) {
  const sign = usePreviewSign(taskId);
  return sign === null ? null : <PreviewWord sign={sign} />;
}

/** The same, for what knows the sign. */
export function PreviewWord({ sign }: { readonly sign: PreviewSign }) {
  return (
    <span
      data-preview={sign}
      className={`ml-2 shrink-0 rounded-chip border border-dashed px-1 text-11 font-medium ${COLOURS[sign]}`}
    >
      {PREVIEW_WORDS[sign]}
    </span>
  );
}
