import { clsx } from 'clsx';
import { type ComponentProps, useId } from 'react';

export interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: string;
  /** Keeps the label for screen readers alone. */
  readonly hideLabel?: boolean;
  /** A sentence under the field; null or absent while it is right. */
  readonly error?: string | null;
  readonly hint?: string;
  readonly inputClassName?: string;
}

export const FIELD_CLASSES =
  'w-full rounded-control border border-line2 bg-raised px-2.5 text-14 text-fg placeholder:text-faint focus-visible:outline-offset-0 aria-invalid:border-del';

/** A labelled input of one line, with its hint or error tied to it. */
export function TextField({ label, hideLabel, error, hint, className, inputClassName, ...rest }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-12 font-medium text-mut'}>
        {label}
      </label>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={clsx(FIELD_CLASSES, 'h-8 coarse:h-11', inputClassName)}
      />
      {note && (
        <p id={`${id}-note`} className={clsx('text-12', error ? 'text-del' : 'text-faint')}>
          {note}
        </p>
      )}
    </div>
  );
}
