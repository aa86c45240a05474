import { Button } from '../../ui/button.tsx';
import type { Names } from './field-labels.ts';
import { shownFields } from './field-labels.ts';
import type { ReviewOperation } from './operation.ts';
import { valueAfter } from './operation.ts';

export interface OriginalValuesProps {
  readonly operation: ReviewOperation;
  readonly names: Names;
  /** Null where nothing can be changed any more. */
  readonly onReset: (() => void) | null;
}

/** What the author of an edited operation had proposed, and the way back to it. */
export function OriginalValues({ operation, names, onReset }: OriginalValuesProps) {
  const { proposed } = operation;
  if (!proposed) return null;
  const original = { ...operation, changes: proposed };
  const fields = shownFields(original, names).filter(
    ({ field }) => JSON.stringify(valueAfter(original, field)) !== JSON.stringify(valueAfter(operation, field)),
  );
  const title = valueAfter(original, 'title');
  const hasOtherTitle = operation.kind === 'CREATE_TASK' && typeof title === 'string' && title !== operation.title;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-mut">
      <span className="text-faint">Proposed was:</span>
      {hasOtherTitle && <span className="[overflow-wrap:anywhere]">{`Title ${title}`}</span>}
      {fields.map(({ field, label, after }) => (
        <span
          key={field}
          className="[overflow-wrap:anywhere] whitespace-pre-wrap"
        >{`${label} ${after ?? 'none'}`}</span>
      ))}
      {!hasOtherTitle && fields.length === 0 && <span>without the values above</span>}
      {onReset && (
        <Button variant="ghost" onClick={onReset}>
          Reset
        </Button>
      )}
    </div>
  );
}
