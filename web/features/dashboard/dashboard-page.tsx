import { Link, useParams } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DashboardHistoryQuery } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { formatDay, today } from '../../lib/day.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { NO_FILTER, writeFilter } from '../filter/task-filter.ts';
import { STATUS_WORDS } from '../task/task-words.ts';
import { PlanView } from '../view/plan-view.tsx';
import { Bars } from './bars.tsx';
import { BurnUp } from './burn-up.tsx';
import { ChartPanel, FigureTable } from './chart-panel.tsx';
import { type PlanFigures, planFigures } from './plan-figures.ts';
import { Tiles } from './tiles.tsx';
import { SPENDING_DAYS, useDashboardHistory } from './use-dashboard-history.ts';
import { WorkloadPanel } from './workload-panel.tsx';

/** How far a plan is, who has how much to do, and how it came to be. */
export function DashboardPage() {
  const { projectId } = useParams({ from: '/p/$projectId/dashboard' });
  return <ProjectDashboard key={projectId} projectId={projectId} />;
}

function ProjectDashboard({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const now = today();
  const figures = useMemo(() => planFigures(index, now), [index, now]);
  const history = useDashboardHistory(projectId, index.project?.version);
  const [isTable, setIsTable] = useState(false);
  useShortcuts('dashboard', { tables: () => setIsTable((before) => !before) });
  return (
    <PlanView projectId={projectId} index={index} view="dashboard" label="Dashboard">
      {figures.total === 0 ? (
        <EmptyState title="Nothing is planned here yet.">
          <Link
            to="/p/$projectId/outline"
            params={{ projectId }}
            className="inline-flex h-7 items-center gap-1.5 rounded-control bg-acc px-2.5 font-medium text-accfg coarse:h-11"
          >
            <Plus className="size-4" aria-hidden="true" />
            Add tasks in the outline
          </Link>
        </EmptyState>
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto" tabIndex={0} role="region" aria-label="Figures of the plan">
          <div className="mx-auto flex max-w-5xl flex-col gap-3 p-4">
            <Tiles projectId={projectId} figures={figures} />
            <div className="grid gap-3 lg:grid-cols-2">
              <History projectId={projectId} history={history} isTable={isTable}>
                <StatusPanel projectId={projectId} figures={figures} isTable={isTable} />
                <WorkloadPanel
                  projectId={projectId}
                  workload={figures.workload}
                  people={history.data?.people ?? []}
                  dueDate={index.project?.dueDate ?? null}
                  isTable={isTable}
                />
              </History>
            </div>
          </div>
        </div>
      )}
    </PlanView>
  );
}

function StatusPanel(props: { readonly projectId: string; readonly figures: PlanFigures; readonly isTable: boolean }) {
  const shown = props.figures.byStatus;
  return (
    <ChartPanel
      title="By status"
      isTable={props.isTable}
      chart={
        <Bars
          projectId={props.projectId}
          lines={shown.map(({ status, count }) => ({
            key: status,
            label: STATUS_WORDS[status],
            icon: <StatusIcon status={status} />,
            value: count,
            text: String(count),
            filter: writeFilter({ ...NO_FILTER, status: [status] }),
          }))}
        />
      }
      table={
        <FigureTable
          head={['Status', 'Tasks']}
          rows={shown.map(({ status, count }) => [STATUS_WORDS[status], count])}
        />
      }
    />
  );
}

interface HistoryProps {
  readonly projectId: string;
  readonly history: ReturnType<typeof useDashboardHistory>;
  readonly isTable: boolean;
  /** What is known without asking, between burn-up and the latest changes. */
  readonly children: React.ReactNode;
}

/** What only the server knows, around what is known here. */
function History({ projectId, history, isTable, children }: HistoryProps) {
  const { data, error, retry } = history;
  const points = data?.project?.burnUp ?? [];
  return (
    <>
      <div className="lg:col-span-2">
        {error ? (
          <p
            role="alert"
            className="flex flex-wrap items-center gap-2 rounded-panel border border-line bg-raised p-4 text-mut"
          >
            The history could not be loaded. {errorSentence(error)}
            <Button onClick={retry}>Try again</Button>
          </p>
        ) : !data ? (
          <Skeleton rows={6} label="Loading the history" />
        ) : (
          points.length > 0 && (
            <ChartPanel
              title="Burn-up"
              note="Tasks at every level, at the end of each day (UTC)."
              isTable={isTable}
              chart={<BurnUp points={points} today={today()} />}
              table={
                <FigureTable
                  head={['Day', 'Completed', 'All tasks']}
                  rows={points.toReversed().map(({ day, completed, total }) => [formatDay(day), completed, total])}
                />
              }
            />
          )
        )}
      </div>
      {children}
      {data && <Latest projectId={projectId} data={data} />}
      {data && <Spending projectId={projectId} data={data} />}
    </>
  );
}

function Latest({ projectId, data }: { readonly projectId: string; readonly data: DashboardHistoryQuery }) {
  const patches = data.project?.patches.nodes ?? [];
  if (patches.length === 0) return null;
  return (
    <section
      aria-labelledby="latest-changes"
      className="flex min-w-0 flex-col gap-2 rounded-panel border border-line bg-raised p-4"
    >
      <h2 id="latest-changes" className="text-14 font-semibold">
        Latest changes
      </h2>
      <ul className="flex flex-col">
        {patches.map(({ id, title, authorName, appliedAt }) => (
          <li key={id} className="flex min-h-7 items-center gap-2">
            <Link
              to="/p/$projectId/history/$patchId"
              params={{ projectId, patchId: id }}
              className="min-h-6 min-w-0 flex-1 truncate hover:text-acctx hover:underline coarse:py-3"
            >
              {title}
            </Link>
            <span className="shrink-0 text-12 text-faint">
              {authorName}
              {appliedAt && `, ${formatDay(appliedAt.slice(0, 10))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });

function Spending({ projectId, data }: { readonly projectId: string; readonly data: DashboardHistoryQuery }) {
  const row = data.usage.rows.find(({ key }) => key === projectId);
  return (
    <section
      aria-labelledby="spending"
      className="flex min-w-0 flex-col gap-2 rounded-panel border border-line bg-raised p-4"
    >
      <h2 id="spending" className="text-14 font-semibold">
        Spending on agents
      </h2>
      {row ? (
        <>
          <p className="text-24 font-semibold tabular-nums">{dollars.format(row.costUsd)}</p>
          <p className="text-12 text-faint">
            {row.calls === 1 ? '1 call' : `${row.calls} calls`} of models in the last {SPENDING_DAYS} days
            {row.unknownCostCalls > 0 && `; what ${row.unknownCostCalls} of them cost is not known`}.
          </p>
        </>
      ) : (
        <p className="text-mut">No model has been asked about this plan in the last {SPENDING_DAYS} days.</p>
      )}
    </section>
  );
}
