import { clsx } from 'clsx';
import { formatCount, formatUsd } from '../../lib/money.ts';

export interface CeilingMeterProps {
  readonly title: string;
  readonly spentUsd: number;
  readonly spentTokens: number;
  readonly ceiling: { readonly usd: number | null; readonly tokens: number | null };
}

/** What is spent, and of each ceiling how much is left. */
export function CeilingMeter({ title, spentUsd, spentTokens, ceiling }: CeilingMeterProps) {
  const bounds = [
    { unit: 'dollars', most: ceiling.usd, spent: spentUsd, format: formatUsd },
    { unit: 'tokens', most: ceiling.tokens, spent: spentTokens, format: formatCount },
  ];
  const set = bounds.flatMap(({ most, ...bound }) => (most === null ? [] : [{ ...bound, most }]));
  return (
    <section className="min-w-0 flex-1 rounded-panel border border-line bg-raised p-4">
      <h2 className="text-12 font-medium text-mut">{title}</h2>
      <p className="mt-1 text-20 font-semibold tabular-nums">{formatUsd(spentUsd)}</p>
      <p className="text-12 text-mut tabular-nums">{formatCount(spentTokens)} tokens</p>
      {set.length === 0 && <p className="mt-2 text-12 text-mut">No ceiling is set.</p>}
      {set.map(({ unit, most, spent, format }) => {
        const share = most === 0 ? 1 : Math.min(1, spent / most);
        const left = Math.max(0, most - spent);
        const inWords = unit === 'tokens' ? `${format(most)} tokens` : format(most);
        return (
          <div key={unit} className="mt-3">
            <div
              role="meter"
              aria-label={`${title}: ${unit} of the ceiling`}
              aria-valuenow={Math.min(spent, most)}
              aria-valuemin={0}
              aria-valuemax={most}
              aria-valuetext={`${format(spent)} of ${inWords}`}
              className="h-2 overflow-hidden rounded-chip bg-hover"
            >
              <div
                className={clsx('drawn h-full', share >= 1 ? 'bg-del' : share >= 0.8 ? 'bg-mod' : 'bg-acc')}
                style={{ width: `${share * 100}%` }}
              />
            </div>
            <p className={clsx('mt-1 text-12', left === 0 ? 'font-medium text-del' : 'text-mut')}>
              {left === 0 ? `The ceiling of ${inWords} is reached.` : `${format(left)} of ${inWords} left.`}
            </p>
          </div>
        );
      })}
    </section>
  );
}
