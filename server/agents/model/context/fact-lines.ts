import { daysUntilDue } from '../../../domain/due.ts';
import { planFacts, type PersonLoad } from '../../../domain/plan-facts.ts';
import type { Task } from '../../../domain/task.ts';
import { taskReference, type PlanContext } from '../../agent.ts';
import { oneLine } from './plan-lines.ts';

/** Of each list so many are named, and the rest counted. */
const MAX_NAMED = 15;

/** What a plan amounts to, in numbers and short lists that code has computed: models are bad at counting. */
export function factLines(plan: PlanContext): string {
  const facts = planFacts(plan, plan.today);
  const counts = Object.entries(facts.countsByStatus).filter(([, count]) => count > 0);
  const list = (name: string, tasks: readonly Task[], more: (task: Task) => string = () => ''): string =>
    `${name} (${tasks.length}): ${named(tasks.map((task) => `${taskReference(task)} ${oneLine(task.title, 80)}${more(task)}`))}`;
  const due = (task: Task): string =>
    ` (due ${task.dueDate}, ${dayWords(daysUntilDue(task, plan.today) ?? 0)}${by(task)})`;
  const by = (task: Task): string => {
    const name = task.assigneeId === null ? undefined : plan.people.get(task.assigneeId);
    return name === undefined ? '' : `, by ${oneLine(name)}`;
  };
  const waiting = plan.tasks.filter(({ id }) => facts.waiting.has(id));
  const waitsFor = ({ id }: Task): string => {
    const others = (facts.waiting.get(id) ?? []).slice(0, 3);
    return ` (waits for ${others.map((task) => `${taskReference(task)} ${oneLine(task.title, 40)}`).join(', ')})`;
  };
  return [
    `tasks: ${facts.taskCount}, of which ${facts.leafCount} have no tasks below them`,
    `by status: ${counts.map(([status, count]) => `${count} ${status}`).join(', ') || 'none'}`,
    `progress: ${Math.round(facts.progress * 100)} %; ${facts.remainingMinutes} of ${facts.estimatedMinutes} estimated minutes are left`,
    `last due date of open tasks: ${facts.lastDueDate ?? 'none'}`,
    list('overdue, the most overdue first', facts.overdue, due),
    list('due this week', facts.dueThisWeek, due),
    list('in progress or in review', facts.inProgress, due0),
    list('marked as blocked', facts.blocked),
    list('waiting for others', waiting, waitsFor),
    list('can be begun next, the most urgent first', facts.ready, due0),
    list('without an assignee', facts.unassigned),
    list('without an estimate', facts.unestimated),
    ...facts.loads.slice(0, MAX_NAMED).map((load) => loadLine(load, plan)),
  ].join('\n');

  function due0(task: Task): string {
    return task.dueDate === null ? by(task).replace(', ', ' ') : due(task);
  }
}

function loadLine(load: PersonLoad, { people }: PlanContext): string {
  const name = load.personId === null ? 'nobody' : oneLine(people.get(load.personId) ?? 'somebody unknown');
  const over = load.overloadedBy;
  const parts = [
    `${load.open.length} open tasks with ${load.openMinutes} min`,
    load.unestimatedCount > 0 && `${load.unestimatedCount} of them without an estimate`,
    load.overdue.length > 0 && `${load.overdue.length} overdue`,
    `${load.completedCount} completed`,
    over && `OVERLOADED: ${over.dueMinutes} min are due by ${over.date}, where ${over.freeMinutes} min fit`,
  ].filter((part) => part !== false && part !== null);
  return `work of ${name}: ${parts.join(', ')}`;
}

function named(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return (names.slice(0, MAX_NAMED).join('; ') || 'none') + (more > 0 ? `; and ${more} more` : '');
}

function dayWords(days: number): string {
  const count = `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`;
  return days === 0 ? 'today' : days < 0 ? `${count} late` : `in ${count}`;
}
