import { clsx } from 'clsx';
import { FieldBox, useIsLeftOut } from './field-choice.tsx';
import type { ShownField } from './field-labels.ts';

/** The short fields of an operation on its line: new values alone where it creates, `before → after` where it changes. */
export function OpFields({ fields }: { readonly fields: readonly ShownField[] }) {
  return fields.map((field) => !field.isLong && <ShortField key={field.field} field={field} />);
}

function ShortField({ field }: { readonly field: ShownField }) {
  const isLeftOut = useIsLeftOut(field.field);
  return (
    <span className={clsx('max-w-full min-w-0 text-12 text-mut [overflow-wrap:anywhere]', isLeftOut && 'line-through')}>
      <FieldBox field={field.field} label={field.label} />
      <span className="text-faint">{field.label}</span>{' '}
      {field.sides !== 'new' && <Value value={field.before} isOld={field.sides === 'both'} />}
      {field.sides === 'both' && <Arrow />}
      {field.sides !== 'old' && <Value value={field.after} isOld={isLeftOut} />}
      {field.note && <span className="text-acctx"> {field.note}</span>}
    </span>
  );
}

function Value({ value, isOld }: { readonly value: string | null; readonly isOld: boolean }) {
  if (value === null) return <span className="text-faint">none</span>;
  return <span className={clsx(isOld ? 'text-mut line-through' : 'font-medium text-fg')}>{value}</span>;
}

function Arrow() {
  return (
    <>
      <span aria-hidden="true" className="text-faint">
        {' → '}
      </span>
      <span className="sr-only"> becomes </span>
    </>
  );
}
