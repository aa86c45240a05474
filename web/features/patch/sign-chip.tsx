import { clsx } from 'clsx';
import type { OperationKind, Sign, SignCounts } from './operation.ts';
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

export interface SignCountersProps extends SignCounts {
  /** Leaves out what is zero: where the numbers stay as they are. */
  readonly hidesZeros?: boolean;
}

const COLOURS: Readonly<Record<Sign, string>> = { add: 'text-add', change: 'text-mod', remove: 'text-del' };
const COUNTED: readonly { readonly sign: Sign; readonly word: string }[] = [
  { sign: 'add', word: 'added' },
  { sign: 'change', word: 'changed' },
  { sign: 'remove', word: 'removed' },
];

/** Counters of a patch: `+33 ~2 −1`, with words for screen readers. */
export function SignCounters({ hidesZeros = false, ...counts }: SignCountersProps) {
  const shown = COUNTED.filter(({ sign }) => !hidesZeros || counts[sign] > 0);
  return (
    <span className="inline-flex items-center gap-2 text-12 font-medium tabular-nums">
      {shown.map(({ sign, word }) => (
        <span key={sign} className={counts[sign] === 0 ? 'text-faint' : COLOURS[sign]}>
          <span aria-hidden="true">{SIGN_CHARACTERS[sign]}</span>
          {counts[sign]}
          <span className="sr-only"> {word}</span>
        </span>
      ))}
    </span>
  );
}
