import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { InboxDocument, MyTasksDocument, type MyTasksQuery } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { addDays, today } from '../../lib/day.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { DueLabel } from '../task/due-label.tsx';
import { STATUS_WORDS, taskKey } from '../task/task-words.ts';

type MyTask = MyTasksQuery['tasks']['nodes'][number];

/** The viewer's open tasks in all projects, by when they are due. */
export function MyTasksPage() {
  useDocumentTitle('My tasks');
  const { data: inbox } = useQuery(InboxDocument, { fetchPolicy: 'no-cache' });
  const person = inbox?.viewer.person ?? null;
  const { data, error, refetch } = useQuery(MyTasksDocument, {
    variables: { assigneeId: person?.id ?? '' },
    skip: person === null,
    fetchPolicy: 'no-cache',
  });
  const groups = useMemo(() => groupsOf(data?.tasks.nodes ?? []), [data]);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col overflow-y-auto px-4 py-6 sm:px-8 sm:py-10">
      <header className="flex flex-wrap items-baseline gap-3">
        <h1 tabIndex={-1} className="text-20 font-semibold">
          My tasks
        </h1>
        <Link to="/inbox" className="touch-target text-acctx hover:underline">
          Inbox
        </Link>
      </header>
      {inbox && person === null && (
        <EmptyState title="Say who you are, and your tasks of all projects stand here.">
          <Link to="/settings/profile" className="touch-target font-medium text-acctx underline">
            Choose your name
          </Link>
        </EmptyState>
      )}
      {error && !data && (
        <EmptyState title={`Your tasks could not be loaded. ${errorSentence(error)}`}>
          <Button onClick={() => void refetch()}>Try again</Button>
        </EmptyState>
      )}
      {!error && ((!inbox && !data) || (person !== null && !data)) && <Skeleton rows={6} label="Loading your tasks" />}
      {data?.tasks.totalCount === 0 && <EmptyState title={`${person?.name ?? 'Nobody'} has no open tasks.`} />}
      {groups.map(({ title, tasks }) => (
        <section key={title} aria-label={title} className="mt-6">
          <h2 className="text-12 font-medium text-mut">
            {title} <span className="text-faint tabular-nums">{tasks.length}</span>
          </h2>
          <ul className="mt-1 divide-y divide-line">
            {tasks.map((task) => (
              <li key={task.id}>
                <Link
                  to="/p/$projectId/outline"
                  params={{ projectId: task.project.id }}
                  search={{ task: task.number }}
                  className="flex min-h-9 items-center gap-2 rounded-control px-2 hover:bg-hover coarse:min-h-11"
                >
                  <PriorityIcon priority={task.priority} />
                  <StatusIcon status={task.status} />
                  <span className="sr-only">{STATUS_WORDS[task.status]}</span>
                  <span className="min-w-0 flex-1 items-baseline gap-2 py-1 sm:flex">
                    <span className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere] sm:line-clamp-1">
                      <span className="text-12 text-faint tabular-nums">{taskKey(task.number)}</span> {task.title}
                    </span>
                    <span className="block truncate text-12 text-faint sm:max-w-[30%]">{task.project.name}</span>
                  </span>
                  {task.dueDate !== null && (
                    <span className="shrink-0 text-12">
                      <DueLabel dueDate={task.dueDate} status={task.status} />
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {data && data.tasks.totalCount > data.tasks.nodes.length && (
        <p className="mt-4 text-12 text-faint">{data.tasks.totalCount - data.tasks.nodes.length} more</p>
      )}
    </div>
  );
}

function groupsOf(tasks: readonly MyTask[]): { readonly title: string; readonly tasks: readonly MyTask[] }[] {
  const now = today();
  const week = addDays(now, 7);
  const titleOf = ({ dueDate }: MyTask) => {
    if (dueDate === null) return 'Without a date';
    if (dueDate < now) return 'Overdue';
    if (dueDate === now) return 'Today';
    return dueDate < week ? 'In the next 7 days' : 'Later';
  };
  const sorted = tasks.toSorted((a, b) => ((a.dueDate ?? '9') < (b.dueDate ?? '9') ? -1 : 1));
  return [...Map.groupBy(sorted, titleOf)].map(([title, members]) => ({ title, tasks: members }));
}
