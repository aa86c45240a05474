import { useEffect, useState } from 'react';
import { readKept } from '../../lib/kept-locally.ts';
import { Button } from '../../ui/button.tsx';

export interface LeftTextsProps {
  /** Under which names texts may be kept in this browser. */
  readonly keys: readonly string[];
  /** The texts in what is kept under one of them. */
  readonly textsIn: (kept: unknown) => readonly string[];
}

/** What somebody was writing about something that is there no more: to be copied. Nothing where there is nothing. */
export function LeftTexts({ keys, textsIn }: LeftTextsProps) {
  const [texts, setTexts] = useState<readonly string[]>([]);
  useEffect(
    function readWhatIsKept() {
      let isGone = false;
      void Promise.all(keys.map((key) => readKept<unknown>(key))).then((kept) => {
        if (!isGone) setTexts(kept.flatMap((each) => textsIn(each)).filter((text) => text.trim() !== ''));
      });
      return () => {
        isGone = true;
      };
    },
    // Both are written anew at every render; what they name does not change while this is shown.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [keys.join(' ')],
  );
  if (texts.length === 0) return null;
  return (
    <section aria-label="What you were writing" className="w-full max-w-md text-left text-fg">
      <p className="text-mut">What you were writing is kept in this browser for seven days:</p>
      <ul className="mt-2 flex flex-col gap-2">
        {texts.map((text, at) => (
          // They do not change while they are shown.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className="flex items-start gap-2 rounded-control bg-panel p-2">
            <p className="max-h-48 min-w-0 flex-1 overflow-y-auto wrap-anywhere whitespace-pre-wrap">{text}</p>
            <Button onClick={() => void navigator.clipboard?.writeText(text)}>Copy</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
