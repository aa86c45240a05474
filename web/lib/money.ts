const cents = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' });
const fine = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  maximumFractionDigits: 4,
});
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** US dollars: `$12.40`; below a dollar to a hundredth of a cent, since calls cost so little: `$0.0312`. */
export function formatUsd(usd: number): string {
  if (usd > 0 && usd < 0.0001) return 'under $0.0001';
  return (Math.abs(usd) < 1 ? fine : cents).format(usd);
}

/** Large counts, short: `1.2M`. */
export function formatCount(count: number): string {
  return compact.format(count);
}
