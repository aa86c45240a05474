import { useCallback, useEffect, useRef, useState } from 'react';
import { keepAtOnce, keepLocally, readKept } from './kept-locally.ts';

const SAVE_AFTER_MS = 300;

export interface KeptValue<Value> {
  readonly value: Value;
  readonly setValue: (value: Value) => void;
  /** Goes back to `initial` here, and forgets it in the browser's store. */
  readonly clear: () => void;
}

/**
 * What somebody is writing, kept in this browser over a reload for seven days. `key` names the place where it is
 * written, such as `prompt:new`; `initial` stands there until something is written or was kept. Null and an empty text
 * are nothing to keep.
 */
export function useKeptValue<Value>(key: string, initial: Value): KeptValue<Value> {
  const [value, setShown] = useState(initial);
  const pending = useRef<{ readonly value: Value } | null>(null);
  const wasTouched = useRef(false);
  const shownFor = useRef(key);
  const latestInitial = useRef(initial);
  useEffect(function rememberInitial() {
    latestInitial.current = initial;
  });

  const save = useCallback(
    (keep: (key: string, value: unknown) => unknown = keepLocally) => {
      if (pending.current === null) return;
      const written = pending.current.value;
      keep(key, written === '' || written === null ? undefined : written);
      pending.current = null;
    },
    [key],
  );

  useEffect(
    function takeUpWhatWasKept() {
      wasTouched.current = false;
      let isGone = false;
      if (shownFor.current !== key) {
        // Another place has another text: what was written in the one before stays there.
        shownFor.current = key;
        setShown(latestInitial.current);
      }
      void readKept<Value>(key).then((kept) => {
        // Whoever has begun to write meanwhile goes on with that.
        if (!isGone && !wasTouched.current && kept !== undefined) setShown(kept);
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
    [value, save],
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

  const setValue = useCallback((next: Value) => {
    wasTouched.current = true;
    pending.current = { value: next };
    setShown(next);
  }, []);

  const clear = useCallback(() => {
    wasTouched.current = true;
    pending.current = null;
    setShown(latestInitial.current);
    void keepLocally(key, undefined);
  }, [key]);

  return { value, setValue, clear };
}
