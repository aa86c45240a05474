import { clsx } from 'clsx';

export interface ChoiceBarProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A few choices side by side, one of them made. */
export function ChoiceBar<Value extends string>({ label, choices, value, onChange }: ChoiceBarProps<Value>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className={clsx(
            'h-7 rounded-control border px-2.5 text-13 coarse:h-11',
            choice.value === value
              ? 'border-acc bg-sel font-medium text-acctx'
              : 'border-line2 bg-raised text-mut hover:bg-hover hover:text-fg',
          )}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
