import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { UsagePageDocument, type UsageGroup, type UsagePageQuery } from '../../__generated__/graphql.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { addDays, formatDayInFull } from '../../lib/day.ts';
import { formatCount, formatUsd } from '../../lib/money.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CeilingMeter } from './ceiling-meter.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { UsageChart } from './usage-chart.tsx';
import { UsageTable } from './usage-table.tsx';

const RANGES = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '365', label: '12 months' },
] as const;
type Range = (typeof RANGES)[number]['value'];

const GROUPS = [
  { value: 'AGENT', label: 'Agent' },
  { value: 'PROVIDER', label: 'Provider' },
  { value: 'MODEL', label: 'Model' },
  { value: 'PROJECT', label: 'Project' },
] as const satisfies readonly { value: UsageGroup; label: string }[];
type Group = (typeof GROUPS)[number]['value'];

/** The server sums days of UTC. */
function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What agents have used and cost, and how much of the ceilings is left. */
export function UsagePage() {
  useDocumentTitle('Usage');
  const [range, setRange] = useState<Range>('30');
  const [groupBy, setGroupBy] = useState<Group>('AGENT');
  const to = todayInUtc();
  const from = addDays(to, 1 - Number(range));
  const { data, previousData, loading, error, refetch } = useQuery(UsagePageDocument, {
    variables: { from, to, groupBy },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  return (
    <>
      <h1 tabIndex={-1} className="text-20 font-semibold">
        Usage
      </h1>
      <p className="mt-2 max-w-xl text-mut">
        What agents have asked of providers, and what it cost by the vendors’ list prices. The built-in planner costs
        nothing and is not counted. Days and months are those of UTC.
      </p>
      {error && !shown && (
        <div role="alert" className="mt-6 flex flex-wrap items-center gap-3 text-del">
          <p>The usage could not be loaded. {error.message}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {loading && !shown && <Skeleton rows={8} label="Loading usage" />}
      {shown && (
        <>
          <Budget budget={shown.budget} />
          <div className="mt-6 flex flex-wrap items-center justify-between gap-3">
            <ChoiceBar label="Range" choices={RANGES} value={range} onChange={setRange} />
          </div>
          {shown.usage.total.calls === 0 ? (
            <EmptyState title="No provider was asked in this time. Plans that are made with a model will show here, with what they cost." />
          ) : (
            <>
              <Totals total={shown.usage.total} />
              <Days rows={shown.byDay.rows} from={from} to={to} hasCost={shown.usage.total.costUsd > 0} />
              <div className="mt-8">
                <ChoiceBar label="Sum by" choices={GROUPS} value={groupBy} onChange={setGroupBy} />
                <UsageTable
                  groupBy={groupBy}
                  groupLabel={GROUPS.find(({ value }) => value === groupBy)!.label}
                  rows={data ? data.usage.rows : []}
                />
              </div>
            </>
          )}
        </>
      )}
    </>
  );
}

function Budget({ budget }: { readonly budget: UsagePageQuery['budget'] }) {
  const { workspaceMonth, month, run, resetsOn } = budget;
  const hasServerCeiling = month && (month.ceiling.usd !== null || month.ceiling.tokens !== null);
  const perRun = [
    run.usd === null ? null : formatUsd(run.usd),
    run.tokens === null ? null : `${formatCount(run.tokens)} tokens`,
  ].filter((part) => part !== null);
  return (
    <>
      <div className="mt-6 flex flex-col gap-3 sm:flex-row">
        <CeilingMeter title="This month" {...workspaceMonth} />
        {hasServerCeiling && <CeilingMeter title="This month, all workspaces" {...month} />}
      </div>
      <p className="mt-2 text-12 text-mut">
        The month begins again on {formatDayInFull(resetsOn)}.
        {perRun.length > 0 && ` A single run may spend ${perRun.join(' and ')}.`} Ceilings are set in the server’s
        settings file.
      </p>
    </>
  );
}

function Totals({ total }: { readonly total: UsagePageQuery['usage']['total'] }) {
  const figures = [
    { label: 'Cost', value: formatUsd(total.costUsd) },
    { label: 'Calls', value: formatCount(total.calls) },
    { label: 'Failed', value: formatCount(total.failures) },
    { label: 'Cached', value: formatCount(total.cacheHits) },
    { label: 'Tokens in', value: formatCount(total.inputTokens) },
    { label: 'Tokens out', value: formatCount(total.outputTokens) },
  ];
  return (
    <>
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-6">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-12 text-mut">{label}</dt>
            <dd className="text-16 font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {total.unknownCostCalls > 0 && (
        <p className="mt-2 text-12 text-mut">
          {total.unknownCostCalls === 1
            ? 'The price of 1 call is'
            : `The prices of ${total.unknownCostCalls} calls are`}{' '}
          unknown, and not in the sum. Prices can be set in the server’s settings file.
        </p>
      )}
      {total.estimatedCalls > 0 && (
        <p className="mt-1 text-12 text-mut">
          {total.estimatedCalls === 1 ? '1 call is' : `${total.estimatedCalls} calls are`} counted by us, because the
          connection ended before the provider named its numbers.
        </p>
      )}
    </>
  );
}

interface DaysProps {
  readonly rows: UsagePageQuery['byDay']['rows'];
  readonly from: string;
  readonly to: string;
  readonly hasCost: boolean;
}

function Days({ rows, from, to, hasCost }: DaysProps) {
  const byDay = new Map(rows.map((row) => [row.key, hasCost ? row.costUsd : row.inputTokens + row.outputTokens]));
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, amount: byDay.get(day) ?? 0 });
  return hasCost ? (
    <UsageChart days={days} label="Spending" format={formatUsd} />
  ) : (
    <UsageChart days={days} label="Tokens" format={formatCount} />
  );
}
