import { monthAfter, type Ceiling, type Ceilings } from '../domain/spending.ts';
import type { Amount } from '../storage/spending.ts';

/** What counts against one ceiling. */
export interface Account {
  readonly spent: Amount;
  /** What calls that are open may cost at most. */
  readonly open: Amount;
}

export type CeilingName = keyof Ceilings;

export type Decision =
  | { readonly type: 'allowed' }
  /** Only what is open fills a ceiling: when it has ended there may be room. */
  | { readonly type: 'wait' }
  | { readonly type: 'exceeded'; readonly ceiling: CeilingName; readonly unit: 'usd' | 'tokens' };

const NAMES: readonly CeilingName[] = ['run', 'workspaceMonth', 'month'];
const UNITS = ['usd', 'tokens'] as const;

/**
 * Whether one more call may be made. It may while what is spent and what is open are below every ceiling, so at most one
 * call passes a ceiling: a call that had to fit below it whole would leave the rest of every budget unused.
 */
export function decide(ceilings: Ceilings, accounts: Readonly<Record<CeilingName, Account>>): Decision {
  let isFull = false;
  for (const ceiling of NAMES)
    for (const unit of UNITS) {
      const most = ceilings[ceiling][unit];
      const { spent, open } = accounts[ceiling];
      if (most === null) continue;
      if (spent[unit] >= most) return { type: 'exceeded', ceiling, unit };
      if (spent[unit] + open[unit] >= most) isFull = true;
    }
  return isFull ? { type: 'wait' } : { type: 'allowed' };
}

const WHOSE: Readonly<Record<CeilingName, string>> = {
  run: 'for one run',
  workspaceMonth: 'of this workspace for a month',
  month: 'of this server for a month',
};

/** Says which ceiling, how much is spent, when it begins again, and what can be done. */
export function exceededSentence(
  { ceiling, unit }: Extract<Decision, { readonly type: 'exceeded' }>,
  limit: Ceiling,
  spent: Amount,
  month: string,
): string {
  const most = amountWords(limit[unit] ?? 0, unit);
  const reached = `The ceiling of ${most} ${WHOSE[ceiling]} is reached: ${amountWords(spent[unit], unit)} ${unit === 'usd' ? 'is' : 'are'} spent.`;
  const again =
    ceiling === 'run' ? 'Plan a smaller goal' : `It begins again on ${dateWords(monthAfter(month))}. Wait until then`;
  return `${reached} ${again}, raise ceilings.${ceiling} in the settings file, or choose the built-in planner, which costs nothing.`;
}

function amountWords(amount: number, unit: 'usd' | 'tokens'): string {
  if (unit === 'tokens') return `${amount.toLocaleString('en')} tokens`;
  // Small ceilings and small calls: two decimals would say that nothing is spent.
  const decimals = amount > 0 && amount < 1 ? 4 : 2;
  return `$${amount.toFixed(decimals).replace(/(\.\d\d)0+$/, '$1')}`;
}

function dateWords(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
