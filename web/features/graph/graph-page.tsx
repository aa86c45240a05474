import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { useKeptIfSame } from '../../lib/use-kept-if-same.ts';
import { useMediaQuery } from '../../lib/use-media-query.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePlanFilter } from '../filter/use-plan-filter.ts';
import { findTasks } from '../task/find-tasks.ts';
import { taskKey } from '../task/task-words.ts';
import { useTaskPanel } from '../task/use-task-panel.ts';
import { PlanView } from '../view/plan-view.tsx';
import { ViewChoice } from '../view/view-choice.tsx';
import { FocusField } from './focus-field.tsx';
import { GraphList } from './graph-list.tsx';
import { dependencyGraph, longestChain, neighbourhood } from './graph-neighbourhood.ts';

const GraphCanvas = lazyComponent(() => import('./graph-canvas.tsx'), 'GraphCanvas');

const HOPS = [
  { value: '1', label: '1 step' },
  { value: '2', label: '2 steps' },
  { value: '4', label: '4 steps' },
] as const;

/** What waits for what: the tasks that have dependencies, around one of them or all together. */
export function GraphPage() {
  const { projectId } = useParams({ from: '/p/$projectId/graph' });
  return <ProjectGraph key={projectId} projectId={projectId} />;
}

function ProjectGraph({ projectId }: { readonly projectId: string }) {
  const index = usePlanIndex(projectId);
  const { tasks } = usePlanFilter(projectId);
  const panel = useTaskPanel(projectId);
  const isPhone = useMediaQuery('(width < 40rem)');
  const { around, hops = '2', v = isPhone ? 'list' : 'graph' } = useSearch({ from: '/p/$projectId/graph' });
  const navigate = useNavigate({ from: '/p/$projectId/graph' });
  // Most changes of a plan leave its dependencies alone, and then the boxes stay where they are.
  const edges = useKeptIfSame(
    useMemo(() => dependencyGraph(index, (id) => tasks === null || tasks.matches.has(id)), [index, tasks]),
    (one, other) => one.from === other.from && one.to === other.to,
  );
  const linked = useMemo(() => new Set(edges.flatMap(({ from, to }) => [from, to])), [edges]);
  const chain = useKeptIfSame(useMemo(() => longestChain(index, edges), [index, edges]));
  const focus = useMemo(
    () => (around === undefined ? undefined : [...index.byId.values()].find(({ number }) => number === around)),
    [index.byId, around],
  );
  const part = useMemo(
    () => neighbourhood(edges, focus?.id ?? null, Number(hops), chain),
    [edges, focus?.id, hops, chain],
  );
  const set = (next: { around?: number | undefined; hops?: '1' | '2' | '4'; v?: 'list' | 'graph' }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  useShortcuts('graph', { list: () => set({ v: v === 'list' ? 'graph' : 'list' }) });

  const label = `Dependencies of ${index.project?.name ?? ''}`;
  const focusOn = (taskId: string) => set({ around: index.byId.get(taskId)?.number });
  return (
    <PlanView projectId={projectId} index={index} view="graph" label="Dependencies">
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 px-3 py-1">
        <ViewChoice
          label="Show"
          value={v}
          options={[
            { value: 'graph', label: 'A graph' },
            { value: 'list', label: 'A list' },
          ]}
          onChoose={(next) => set({ v: next })}
        />
        <FocusField
          find={(query) => findTasks(index, query, ({ id }) => linked.has(id), 8)}
          onFind={(task) => set({ around: task.number })}
        />
        {focus && (
          <>
            <ViewChoice label="Within" value={hops} options={HOPS} onChoose={(next) => set({ hops: next })} />
            <Button onClick={() => set({ around: undefined })}>Around {taskKey(focus.number)}: show all</Button>
          </>
        )}
        <span className="flex-1" />
        <GraphLegend chainLength={chain.length} shown={part.ids.length} leftOut={focus ? 0 : part.leftOut} />
      </div>
      {part.ids.length === 0 ? (
        <EmptyState
          title={
            focus
              ? `${taskKey(focus.number)} neither waits for another task nor is waited for.`
              : 'No task waits for another here. In a task’s menu, “Wait for…” says which one comes first.'
          }
        />
      ) : v === 'list' ? (
        <GraphList projectId={projectId} index={index} ids={part.ids} label={label} onOpen={panel.open} />
      ) : (
        <Suspense fallback={<Skeleton rows={6} label="Loading the graph" />}>
          <GraphCanvas
            projectId={projectId}
            index={index}
            part={part}
            focusId={focus?.id ?? null}
            chain={chain}
            panel={panel}
            onFocus={focusOn}
          />
        </Suspense>
      )}
    </PlanView>
  );
}

interface GraphLegendProps {
  readonly chainLength: number;
  readonly shown: number;
  readonly leftOut: number;
}

function GraphLegend({ chainLength, shown, leftOut }: GraphLegendProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-12 text-faint">
      {leftOut > 0 && <span>{`The first ${shown} tasks; ${leftOut} more. Find one to see what is around it.`}</span>}
      <span>Arrows lead to what waits.</span>
      {chainLength > 1 && (
        <span className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-0 w-5 border-t-2 border-mod" />
          {`Longest chain of open tasks: ${chainLength}, counted, not timed`}
        </span>
      )}
    </p>
  );
}
