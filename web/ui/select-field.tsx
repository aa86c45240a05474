import { clsx } from 'clsx';
import { type ComponentProps, useId } from 'react';
import { FIELD_CLASSES } from './text-field.tsx';

export interface SelectFieldProps extends ComponentProps<'select'> {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A labelled choice among a few. */
export function SelectField({ label, options, className, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={clsx('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-12 font-medium text-mut">
        {label}
      </label>
      <select {...rest} id={id} className={`${FIELD_CLASSES} h-8 coarse:h-11`}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
