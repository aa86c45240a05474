import { useMutation } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Play, Square, TimerOff, X } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LogTimeDocument, RemoveTimeEntryDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { formatEffort, parseEffort } from '../../lib/effort.ts';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.ts';
import { PanelSection } from '../task/panel-section.tsx';
import { orTryAgain } from '../view/or-try-again.ts';
import { clearTimer, minutesOf, resumeTimer, startTimer, type TaskTimer, useTimer } from './task-timer.ts';
import type { TaskActivityData, TaskTimeEntry } from './use-task-activity.ts';

export interface TimeLogProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly index: PlanIndex;
  readonly entries: TaskActivityData['timeEntries'] | null;
  readonly onChanged: () => void;
}

/** A timer that has run for longer was forgotten. */
const LONGEST_MINUTES = 24 * 60;

/** Work that was done: what was logged, a box for more, and a timer. */
export function TimeLog({ projectId, task, index, entries, onChanged }: TimeLogProps) {
  const timer = useTimer();
  const isRunning = timer?.taskId === task.id;
  const { text: work, setText: setWork, clear: clearWork } = useKeptText(`time:${task.id}`);
  const { text: note, setText: setNote, clear: clearNote } = useKeptText(`time-note:${task.id}`);
  const [error, setError] = useState<string | null>(null);
  const [log, { loading }] = useMutation(LogTimeDocument);
  const [remove] = useMutation(RemoveTimeEntryDocument);
  // As for comments: sent again, it has one effect.
  const sending = useRef<{ readonly what: string; readonly id: string } | null>(null);
  if (task.number <= 0) return null;

  async function send(minutes: number): Promise<boolean> {
    const what = `${minutes} ${note}`;
    const id = sending.current?.what === what ? sending.current.id : crypto.randomUUID();
    sending.current = { what, id };
    const personId = task.assigneeId;
    try {
      await log({ variables: { input: { id, taskId: task.id, minutes, note, personId } } });
      sending.current = null;
      setError(null);
      clearWork();
      clearNote();
      onChanged();
      return true;
    } catch (failure) {
      setError(errorSentence(failure));
      return false;
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const minutes = parseEffort(work);
    if (!minutes) setError('Write how long it took, such as 45m or 1h 30m.');
    else void send(minutes);
  }

  async function stop() {
    if (timer === null) return;
    const minutes = minutesOf(timer);
    // Only the person knows what of a day and a night was work.
    if (minutes <= LONGEST_MINUTES) return (await send(minutes)) ? clearTimer() : undefined;
    setError(
      `The timer has run for ${Math.floor(minutes / 60)} hours. Log what of it was work, then discard the timer.`,
    );
  }

  async function takeAway({ id, minutes, note: done, person }: TaskTimeEntry) {
    const effort = formatEffort(minutes);
    // The same id each time that it is tried: it comes back once.
    const input = { id: crypto.randomUUID(), taskId: task.id, minutes, note: done, personId: person?.id };
    const restore = () =>
      orTryAgain(`The ${effort} could not be logged again`, async () => {
        await log({ variables: { input } });
        onChanged();
      });
    try {
      await remove({ variables: { id } });
      onChanged();
      showToast({ title: `Took ${effort} away`, action: { label: 'Restore', onPress: () => void restore() } });
    } catch (failure) {
      showToast({ title: 'The time could not be taken away', description: errorSentence(failure), tone: 'error' });
    }
  }

  return (
    <PanelSection
      title={`Time${task.actualMinutes > 0 ? `: ${formatEffort(task.actualMinutes)}` : ''}${task.estimatedMinutes === null ? '' : ` of ${formatEffort(task.estimatedMinutes)}`}`}
      action={
        isRunning ? (
          <span className="flex items-center gap-1">
            <Button busy={loading} onClick={() => void stop()}>
              <Square className="size-3.5 fill-current text-del" aria-hidden="true" />
              <Running startedAt={timer.startedAt} /> Stop and log
            </Button>
            <DiscardTimer timer={timer} />
          </span>
        ) : (
          <Button
            variant="ghost"
            disabled={timer !== null}
            title={timer === null ? undefined : `The timer runs on “${timer.title}”.`}
            onClick={() => startTimer({ projectId, taskId: task.id, title: task.title, number: task.number })}
          >
            <Play className="size-3.5" aria-hidden="true" />
            Start timer
          </Button>
        )
      }
    >
      <form className="mt-1 flex flex-wrap items-start gap-2" onSubmit={submit}>
        <TextField
          label="Time spent"
          hideLabel
          placeholder="45m"
          className="w-20"
          value={work}
          onChange={(event) => setWork(event.target.value)}
        />
        <TextField
          label="What was done"
          hideLabel
          placeholder="What was done"
          maxLength={2_000}
          className="min-w-32 flex-1"
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button type="submit" busy={loading} className="h-8! coarse:h-11!">
          Log
        </Button>
      </form>
      {error !== null && (
        <p role="alert" className="mt-1 text-12 text-del">
          {error}
        </p>
      )}
      {timer && !isRunning && (
        <p className="mt-1 flex items-center gap-1 text-12 text-mut">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            The timer runs on <TimedTask timer={timer} />.
          </span>
          <DiscardTimer timer={timer} />
        </p>
      )}
      {entries && entries.nodes.length > 0 && (
        <ul aria-label="Logged time" className="mt-2 flex flex-col">
          {entries.nodes.map((entry) => (
            <li key={entry.id} className="flex min-h-7 items-center gap-2 text-12 text-mut coarse:min-h-11">
              <span className="w-16 shrink-0 font-medium text-fg tabular-nums">{formatEffort(entry.minutes)}</span>
              <span className="min-w-0 flex-1 truncate">
                {[entry.person?.name ?? entry.authorName, entry.note].filter(Boolean).join(': ')}
              </span>
              <IconButton
                label={`Take ${formatEffort(entry.minutes)} away again`}
                size="small"
                icon={<X className="size-3.5" aria-hidden="true" />}
                onClick={() => void takeAway(entry)}
              />
            </li>
          ))}
          {entries.totalCount > entries.nodes.length && (
            <li className="text-12 text-faint">{entries.totalCount - entries.nodes.length} older entries</li>
          )}
        </ul>
      )}
      {index.children.has(task.id) && (
        <p className="mt-1 text-12 text-faint">Time on subtasks is logged there and not added here.</p>
      )}
    </PanelSection>
  );
}

/** What the timer runs on, and the way there. */
function TimedTask({ timer: { projectId, number, title } }: { readonly timer: TaskTimer }) {
  const name = `“${title}”`;
  if (number === undefined) return name;
  return (
    <Link
      to="/p/$projectId/outline"
      params={{ projectId }}
      search={{ task: number }}
      className="text-acctx hover:underline"
    >
      {name}
    </Link>
  );
}

/** Ends the timer, wherever it runs: its task may be gone, or it may have been forgotten. */
function DiscardTimer({ timer }: { readonly timer: TaskTimer }) {
  function discard() {
    clearTimer();
    const action = { label: 'Restore', onPress: () => resumeTimer(timer) };
    showToast({ title: `Discarded the timer on “${timer.title}”`, action });
  }
  return (
    <IconButton
      label="Discard the timer"
      size="small"
      icon={<TimerOff className="size-3.5" aria-hidden="true" />}
      onClick={discard}
    />
  );
}

/** Hours and minutes since it was started; the seconds would only distract. */
function Running({ startedAt }: { readonly startedAt: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(function tick() {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  // A clock that is put back does not make it run backwards.
  const minutes = Math.max(0, Math.floor((now - startedAt) / 60_000));
  return (
    <span className="tabular-nums">
      {Math.floor(minutes / 60)}:{String(minutes % 60).padStart(2, '0')}
    </span>
  );
}
