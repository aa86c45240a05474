import type { Names } from './field-labels.ts';
import type { ReviewConflict } from './conflict.ts';
import { conflictValues } from './conflict.ts';

export interface ConflictValuesProps {
  readonly conflict: ReviewConflict;
  readonly names: Names;
  /** What the third value is called. */
  readonly wantedWord: string;
}

/** Was, now and proposed of one clash, with the sentence that explains it. */
export function ConflictValues({ conflict, names, wantedWord }: ConflictValuesProps) {
  const values = conflictValues(conflict, names);
  return (
    <div className="flex flex-col gap-1">
      <p>{conflict.message}</p>
      {values && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-12">
          <Line term={`${values.label} was`} value={values.was} />
          <Line term="Now" value={values.now} />
          <Line term={wantedWord} value={values.proposed} />
        </dl>
      )}
    </div>
  );
}

function Line({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt className="text-mut">{term}</dt>
      <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap">{value}</dd>
    </>
  );
}
