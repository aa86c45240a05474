import { clsx } from 'clsx';
import { FieldBox, useIsLeftOut } from './field-choice.tsx';
import type { ShownField } from './field-labels.ts';

/** The short fields of an operation on its line: new values alone where it creates, `before → after` where it changes. */
export function OpFields({ fields }: { readonly fields: readonly ShownField[] }) {
  const short = fields.filter(({ isLong }) => !isLong);
  if (short.length === 0) return null;
  return (
    <span className="contents text-12">
      {short.map((field) => (
        <ShortField key={field.field} field={field} />
      ))}
    </span>
  );
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

/** Long fields one below the other: descriptions, criteria. Shown on demand. */
export function OpLongFields({ fields }: { readonly fields: readonly ShownField[] }) {
  const long = fields.filter(({ isLong }) => isLong);
  if (long.length === 0) return null;
  return (
    <dl className="flex flex-col gap-2">
      {long.map((field) => (
        <div key={field.field}>
          <dt className="text-12 text-faint">
            <FieldBox field={field.field} label={field.label} />
            {field.label}
          </dt>
          <dd className="flex flex-col gap-1">
            {field.sides !== 'new' && field.before !== null && (
              <LongText text={field.before} sign="−" word="Before" className="bg-del-bg text-del" />
            )}
            {field.sides !== 'old' && field.after !== null && (
              <LongText
                text={field.after}
                {...(field.sides === 'new' ? {} : { sign: '+', word: 'After', className: 'bg-add-bg text-add' })}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface LongTextProps {
  readonly text: string;
  readonly sign?: string;
  readonly word?: string;
  readonly className?: string;
}

function LongText({ text, sign, word, className }: LongTextProps) {
  return (
    <div className={clsx('flex gap-2 rounded-chip', className && 'px-2 py-1', className)}>
      {sign && <span aria-hidden="true">{sign}</span>}
      {word && <span className="sr-only">{word}: </span>}
      <p className="min-w-0 text-fg [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</p>
    </div>
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
