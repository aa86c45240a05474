import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { formatEffort } from '../../lib/effort.ts';
import { FIELD_NAMES } from '../patch/field-labels.ts';
import { Moment, PatchAuthor } from '../patch/patch-status.tsx';
import { PanelSection } from '../task/panel-section.tsx';
import { TaskOriginsContext } from '../task/use-task-origins.ts';
import { CommentEntry } from './comment-entry.tsx';
import { CommentForm } from './comment-form.tsx';
import type { TaskActivityData, TaskComment, TaskPatch, TaskTimeEntry, useTaskActivity } from './use-task-activity.ts';

type Entry =
  | { readonly type: 'comment'; readonly at: string; readonly comment: TaskComment }
  | { readonly type: 'patch'; readonly at: string; readonly patch: TaskPatch }
  | { readonly type: 'time'; readonly at: string; readonly entry: TaskTimeEntry };

const WORDS: Readonly<Record<string, string>> = {
  ...FIELD_NAMES,
  place: 'Place',
  dependencies: 'Dependencies',
  '*': 'All else, since it was created',
};

export interface TaskActivityProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly activity: ReturnType<typeof useTaskActivity>;
}

/** What was said of a task and what happened to it, the latest first, with the patch behind each change. */
export function TaskActivity({ projectId, task, activity }: TaskActivityProps) {
  const { data, error, readAgain, showMore } = activity;
  if (task.number <= 0)
    return (
      <PanelSection title="Activity">
        <p className="text-mut">Not saved yet. Comments and time can be added once it is.</p>
      </PanelSection>
    );
  const hidden = data ? data.comments.totalCount - data.comments.nodes.length : 0;
  return (
    <PanelSection title="Activity">
      <CommentForm key={task.id} taskId={task.id} onSaid={readAgain} />
      {error !== null && (
        <p role="alert" className="mt-2 text-12 text-del">
          What happened could not be loaded. {error}{' '}
          <button type="button" className="font-medium underline" onClick={readAgain}>
            Try again
          </button>
        </p>
      )}
      <ol className="mt-3 flex flex-col gap-2.5">
        {data &&
          entriesOf(data).map((entry) => (
            <li key={keyOf(entry)}>
              {entry.type === 'comment' ? (
                <CommentEntry taskId={task.id} comment={entry.comment} onChanged={readAgain} />
              ) : entry.type === 'patch' ? (
                <PatchEntry projectId={projectId} patch={entry.patch} />
              ) : (
                <TimeNote entry={entry.entry} />
              )}
            </li>
          ))}
      </ol>
      {hidden > 0 && (
        <p className="mt-2 text-12 text-mut">
          {hidden === 1 ? '1 older comment' : `${hidden} older comments`}
          {showMore && (
            <button type="button" className="ml-2 font-medium text-acctx underline" onClick={showMore}>
              Show more
            </button>
          )}
        </p>
      )}
    </PanelSection>
  );
}

function entriesOf({ comments, patches, timeEntries }: TaskActivityData): Entry[] {
  const entries: Entry[] = [
    ...comments.nodes.map((comment): Entry => ({ type: 'comment', at: comment.createdAt, comment })),
    ...patches.map((patch): Entry => ({ type: 'patch', at: patch.appliedAt ?? '', patch })),
    // Without a note the patch says it all.
    ...timeEntries.nodes
      .filter(({ note }) => note !== '')
      .map((entry): Entry => ({ type: 'time', at: entry.createdAt, entry })),
  ];
  return entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function keyOf(entry: Entry): string {
  if (entry.type === 'comment') return entry.comment.id;
  return entry.type === 'patch' ? entry.patch.id : entry.entry.id;
}

/** A change, with the fields whose present value it has set. */
function PatchEntry({ projectId, patch }: { readonly projectId: string; readonly patch: TaskPatch }) {
  const origins = useContext(TaskOriginsContext);
  const fields = origins.filter((origin) => origin.patch?.id === patch.id).map(({ field }) => WORDS[field] ?? field);
  return (
    <div className="flex flex-col gap-0.5 border-l-2 border-line pl-2.5">
      {fields.length > 0 && <span className="text-12">{fields.join(', ')}</span>}
      <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12 text-mut">
        <PatchAuthor kind={patch.authorKind} name={patch.authorName} />
        {patch.appliedAt !== null && <Moment at={patch.appliedAt} />}
        <Link
          to="/p/$projectId/history/$patchId"
          params={{ projectId, patchId: patch.id }}
          className="inline-flex min-h-6 items-center rounded-chip text-acctx [overflow-wrap:anywhere] hover:underline coarse:min-h-11"
        >
          {patch.title}
        </Link>
      </span>
    </div>
  );
}

function TimeNote({ entry }: { readonly entry: TaskTimeEntry }) {
  return (
    <div className="flex flex-col gap-0.5 border-l-2 border-line pl-2.5">
      <span className="[overflow-wrap:anywhere]">{entry.note}</span>
      <span className="flex gap-x-3 text-12 text-mut">
        <span>
          {entry.person?.name ?? entry.authorName}, {formatEffort(entry.minutes)}
        </span>
        <Moment at={entry.createdAt} />
      </span>
    </div>
  );
}
