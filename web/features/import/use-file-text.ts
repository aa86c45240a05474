import { useEffect, useState } from 'react';
import { readFileText } from './file-kind.ts';

type Read = Awaited<ReturnType<typeof readFileText>>;

/** What a file holds, or why it cannot be read; null while it is being read. */
export function useFileText(file: File): Read | null {
  const [read, setRead] = useState<{ readonly file: File; readonly result: Read } | null>(null);
  useEffect(
    function readIt() {
      let isGone = false;
      void readFileText(file).then((result) => {
        if (!isGone) setRead({ file, result });
      });
      return () => {
        isGone = true;
      };
    },
    [file],
  );
  return read?.file === file ? read.result : null;
}
