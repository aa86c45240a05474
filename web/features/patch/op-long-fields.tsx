import { clsx } from 'clsx';
import { FieldBox } from './field-choice.tsx';
import type { ShownField } from './field-labels.ts';

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
