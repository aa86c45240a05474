import { clsx } from 'clsx';
import type { ReactNode } from 'react';

type Tone = 'neutral' | 'accent' | 'add' | 'modify' | 'delete';

const TONES: Record<Tone, string> = {
  neutral: 'bg-hover text-mut',
  accent: 'bg-sel text-acctx',
  add: 'bg-add-bg text-add',
  modify: 'bg-mod-bg text-mod',
  delete: 'bg-del-bg text-del',
};

export interface ChipProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A small label: a tag, a count, a state. Colour never says it alone: the text does. */
export function Chip({ tone = 'neutral', children, className }: ChipProps) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 max-w-full items-center gap-1 rounded-chip px-1.5 text-11 font-medium whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
