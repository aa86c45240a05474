import { clsx } from 'clsx';
import type { OperationKind, Sign } from './operation.ts';
import { SIGN_CHARACTERS, signOf, wordOf } from './operation.ts';

const TONES: Readonly<Record<Sign, string>> = {
  add: 'bg-add-bg text-add',
  change: 'bg-mod-bg text-mod',
  remove: 'bg-del-bg text-del',
};

/** What an operation does, as a sign and a word: colour never says it alone. */
export function SignChip({ kind, className }: { readonly kind: OperationKind; readonly className?: string }) {
  const sign = signOf(kind);
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-chip px-1.5 text-11 font-medium',
        TONES[sign],
        className,
      )}
    >
      <span aria-hidden="true" className="w-2 text-center font-semibold">
        {SIGN_CHARACTERS[sign]}
      </span>
      {wordOf(kind)}
    </span>
  );
}

/** Counters of a patch: `+33 ~2 −1`, with words for screen readers. */
export function SignCounters({
  add,
  change,
  remove,
}: {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}) {
  const parts = [
    { sign: 'add' as const, count: add, word: 'added' },
    { sign: 'change' as const, count: change, word: 'changed' },
    { sign: 'remove' as const, count: remove, word: 'removed' },
  ];
  return (
    <span className="inline-flex items-center gap-2 text-12 font-medium tabular-nums">
      {parts.map(({ sign, count, word }) => (
        <span
          key={sign}
          className={count === 0 ? 'text-faint' : { add: 'text-add', change: 'text-mod', remove: 'text-del' }[sign]}
        >
          <span aria-hidden="true">{SIGN_CHARACTERS[sign]}</span>
          {count}
          <span className="sr-only"> {word}</span>
        </span>
      ))}
    </span>
  );
}
