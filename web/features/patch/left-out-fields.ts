import { useCallback, useEffect, useState } from 'react';
import { keepLocally, readKept } from '../../lib/kept-locally.ts';
import type { ReviewOperation } from './operation.ts';

/** Fields that a reviewer leaves out of updates, by operation. */
export type LeftOutFields = ReadonlyMap<string, ReadonlySet<string>>;

export const NOTHING_LEFT_OUT: LeftOutFields = new Map();

/** Whether single fields of an operation can be left out: it updates, and there is more than one. */
export function hasFieldChoice({ kind, changes }: ReviewOperation): boolean {
  return (kind === 'UPDATE_TASK' || kind === 'UPDATE_PROJECT') && changes.length > 1;
}

/** `leftOut` with one field of an operation taken out, or back in. */
export function toggledField(leftOut: LeftOutFields, operationId: string, field: string): LeftOutFields {
  const fields = new Set(leftOut.get(operationId));
  if (!fields.delete(field)) fields.add(field);
  const next = new Map(leftOut);
  if (fields.size === 0) next.delete(operationId);
  else next.set(operationId, fields);
  return next;
}

/** `ids` as applying names them: `id`, or `id.field` for each field that stays where some are left out. */
export function acceptEntries(
  ids: readonly string[],
  operations: ReadonlyMap<string, ReviewOperation>,
  leftOut: LeftOutFields,
): string[] {
  return ids.flatMap((id) => {
    const fields = leftOut.get(id);
    const operation = operations.get(id);
    if (!fields || !operation || !operation.changes.some(({ field }) => fields.has(field))) return [id];
    return operation.changes.filter(({ field }) => !fields.has(field)).map(({ field }) => `${id}.${field}`);
  });
}

/** Whether all fields of an operation are left out, so that nothing of it remains. */
export function isEmptied({ id, changes }: ReviewOperation, leftOut: LeftOutFields): boolean {
  const fields = leftOut.get(id);
  return fields !== undefined && changes.every(({ field }) => fields.has(field));
}

/** The fields that are left out of a proposal, kept in this browser over a reload. */
export function useLeftOutFields(key: string): [LeftOutFields, (operationId: string, field: string) => void] {
  const [leftOut, setLeftOut] = useState(NOTHING_LEFT_OUT);
  useEffect(
    function restoreKeptFields() {
      let isGone = false;
      void readKept<[string, string[]][]>(key).then((kept) => {
        if (isGone || !kept) return;
        setLeftOut((was) =>
          was === NOTHING_LEFT_OUT ? new Map(kept.map(([id, fields]) => [id, new Set(fields)])) : was,
        );
      });
      return () => {
        isGone = true;
      };
    },
    [key],
  );
  useEffect(
    function keepFields() {
      if (leftOut === NOTHING_LEFT_OUT) return;
      void keepLocally(key, leftOut.size === 0 ? undefined : [...leftOut].map(([id, fields]) => [id, [...fields]]));
    },
    [key, leftOut],
  );
  const toggle = useCallback(
    (operationId: string, field: string) => setLeftOut((was) => toggledField(was, operationId, field)),
    [],
  );
  return [leftOut, toggle];
}
