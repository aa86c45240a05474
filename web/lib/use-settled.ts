import { useEffect, useState } from 'react';

/** The value once it has not changed for `ms` milliseconds; the former one until then. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(
    function waitForRest() {
      const timer = setTimeout(() => setSettled(value), ms);
      return () => clearTimeout(timer);
    },
    [value, ms],
  );
  return settled;
}
