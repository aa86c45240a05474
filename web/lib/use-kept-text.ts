import { useCallback, useEffect, useRef, useState } from 'react';
import { keepAtOnce, keepLocally, readKept } from './kept-locally.ts';

const SAVE_AFTER_MS = 300;

export interface KeptText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Empties it here and in the browser's store. */
  readonly clear: () => void;
}

/**
 * Text that somebody is writing, kept in this browser over a reload for seven days.
 * `key` names the place where it is written, such as `prompt:new`; `initial` stands there until something is written or was kept.
 */
export function useKeptText(key: string, initial = ''): KeptText {
  const [text, setTextState] = useState(initial);
  const pending = useRef<string | null>(null);
  const wasTouched = useRef(false);

  const save = useCallback(
    (keep: (key: string, value: unknown) => unknown = keepLocally) => {
      if (pending.current === null) return;
      keep(key, pending.current === '' ? undefined : pending.current);
      pending.current = null;
    },
    [key],
  );

  useEffect(
    function takeUpKeptText() {
      wasTouched.current = false;
      let isGone = false;
      void readKept<string>(key).then((kept) => {
        // Whoever has begun to write meanwhile goes on with that.
        if (!isGone && !wasTouched.current && typeof kept === 'string') setTextState(kept);
      });
      return () => {
        isGone = true;
      };
    },
    [key],
  );

  useEffect(
    function saveAfterPause() {
      if (pending.current === null) return;
      const timer = setTimeout(save, SAVE_AFTER_MS);
      return () => clearTimeout(timer);
    },
    [text, save],
  );

  useEffect(
    function saveOnLeaving() {
      const saveAtOnce = () => save(keepAtOnce);
      addEventListener('pagehide', saveAtOnce);
      return () => {
        removeEventListener('pagehide', saveAtOnce);
        save();
      };
    },
    [save],
  );

  const setText = useCallback((next: string) => {
    wasTouched.current = true;
    pending.current = next;
    setTextState(next);
  }, []);

  const clear = useCallback(() => {
    wasTouched.current = true;
    pending.current = null;
    setTextState('');
    void keepLocally(key, undefined);
  }, [key]);

  return { text, setText, clear };
}
