import { clsx } from 'clsx';
import { type ComponentProps, useId } from 'react';
import { FIELD_CLASSES } from './text-field.tsx';

export interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: string;
  /** Keeps the label for screen readers alone. */
  readonly hideLabel?: boolean;
  /** A sentence under the field; null or absent while it is right. */
  readonly error?: string | null;
  readonly hint?: string;
  readonly inputClassName?: string;
}

/** A labelled input of several lines; it grows with its text where the browser can (`field-sizing`). */
export function TextArea({ label, hideLabel, error, hint, className, inputClassName, ...rest }: TextAreaProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-12 font-medium text-mut'}>
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={clsx(FIELD_CLASSES, 'field-sizing-content min-h-16 py-1.5', inputClassName)}
      />
      {note && (
        <p id={`${id}-note`} className={clsx('text-12', error ? 'text-del' : 'text-faint')}>
          {note}
        </p>
      )}
    </div>
  );
}
