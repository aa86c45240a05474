import { ChevronDown } from 'lucide-react';

export interface ViewChoiceProps<Value extends string> {
  /** Stands before the value, and is the name of the control. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One setting of a view: the system's own list, which every finger and screen reader knows. */
export function ViewChoice<Value extends string>({ label, value, options, onChoose }: ViewChoiceProps<Value>) {
  return (
    <label className="relative flex h-7 min-w-0 items-center sm:shrink-0 rounded-control border border-line bg-raised text-12 hover:bg-hover has-[:focus-visible]:border-acc coarse:h-11">
      {/* On a phone above the value, so that two choices stand beside each other. */}
      <span className="pl-2 whitespace-nowrap text-faint coarse:max-sm:absolute coarse:max-sm:top-0.5 coarse:max-sm:text-11">
        {label}
      </span>
      <select
        value={value}
        className="h-full min-w-0 flex-1 appearance-none bg-transparent text-ellipsis pr-6 pl-1.5 font-medium coarse:max-sm:pt-3 coarse:max-sm:pl-2 text-fg outline-none"
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-raised text-fg">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute right-1.5 size-3.5 text-mut" aria-hidden="true" />
    </label>
  );
}
