import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Priority, TaskStatus } from '../../__generated__/graphql.ts';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { formatDay, today } from '../../lib/day.ts';
import { parseDay } from '../../lib/parse-day.ts';
import { Avatar } from '../../ui/avatar.tsx';
import type { PickItem } from '../../ui/pick-list.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { findTasks, taskIdByNumber } from '../task/find-tasks.ts';
import { PRIORITY_WORDS, STATUS_WORDS, taskKey } from '../task/task-words.ts';
import { type DueWord, NO_FILTER, type TaskFilter } from './task-filter.ts';

/** One thing that can be asked of tasks: how its chip reads, and what can be chosen. */
export interface FilterKind {
  readonly label: string;
  /** What the chip says after the label; null where the filter asks nothing of this kind. */
  readonly chosen: (filter: TaskFilter, index: PlanIndex) => string | null;
  readonly itemsFor: (filter: TaskFilter, index: PlanIndex, query: string) => readonly PickItem[];
  /** The filter after an item was picked: chosen where it was not, and the other way round. */
  readonly pick: (filter: TaskFilter, itemId: string) => TaskFilter;
  readonly without: (filter: TaskFilter) => TaskFilter;
}

export type FilterKindName = 'status' | 'priority' | 'assignee' | 'tag' | 'due' | 'below';

const MAX_ITEMS = 50;
const DUE_WORDS: Record<DueWord, string> = {
  overdue: 'Overdue',
  today: 'Today',
  week: 'In the next 7 days',
  none: 'No due date',
};

export const FILTER_KINDS: Record<FilterKindName, FilterKind> = {
  status: {
    label: 'Status',
    chosen: ({ status }) => joined(status.map((one) => STATUS_WORDS[one])),
    itemsFor: ({ status }, _, query) =>
      fitting(query, Object.keys(STATUS_WORDS) as TaskStatus[], (one) =>
        choice(one, STATUS_WORDS[one], status.includes(one), <StatusIcon status={one} />),
      ),
    pick: (filter, id) => ({ ...filter, status: toggled(filter.status, id as TaskStatus) }),
    without: (filter) => ({ ...filter, status: NO_FILTER.status }),
  },
  priority: {
    label: 'Priority',
    chosen: ({ priority }) => joined(priority.map((one) => PRIORITY_WORDS[one])),
    itemsFor: ({ priority }, _, query) =>
      fitting(query, Object.keys(PRIORITY_WORDS) as Priority[], (one) =>
        choice(one, PRIORITY_WORDS[one], priority.includes(one), <PriorityIcon priority={one} />),
      ),
    pick: (filter, id) => ({ ...filter, priority: toggled(filter.priority, id as Priority) }),
    without: (filter) => ({ ...filter, priority: NO_FILTER.priority }),
  },
  assignee: {
    label: 'Assignee',
    chosen: ({ assignees, isUnassigned }) => joined([...assignees, ...(isUnassigned ? ['Nobody'] : [])]),
    itemsFor(filter, { people }, query) {
      const names = [...people.values()].map(({ name }) => name).toSorted((a, b) => a.localeCompare(b));
      const isChosen = (name: string) => filter.assignees.some((one) => sameText(one, name));
      return [
        ...fitting(query, [''], () => choice('', 'Nobody', filter.isUnassigned, <Avatar name={null} />)),
        ...fitting(query, names, (name) => choice(name, name, isChosen(name), <Avatar name={name} />)),
      ];
    },
    pick: (filter, id) =>
      id === ''
        ? { ...filter, isUnassigned: !filter.isUnassigned }
        : { ...filter, assignees: toggledText(filter.assignees, id) },
    without: (filter) => ({ ...filter, assignees: [], isUnassigned: false }),
  },
  tag: {
    label: 'Tag',
    chosen: ({ tags }) => joined(tags),
    itemsFor({ tags }, { byId }, query) {
      const known = new Set<string>();
      for (const task of byId.values()) for (const tag of task.tags) known.add(tag);
      const sorted = [...known].toSorted((a, b) => a.localeCompare(b));
      return fitting(query, sorted, (tag) =>
        choice(
          tag,
          tag,
          tags.some((one) => sameText(one, tag)),
        ),
      );
    },
    pick: (filter, id) => ({ ...filter, tags: toggledText(filter.tags, id) }),
    without: (filter) => ({ ...filter, tags: [] }),
  },
  due: {
    label: 'Due',
    chosen: ({ due, dueBefore, dueAfter }) =>
      joined([
        ...(due === null ? [] : [DUE_WORDS[due].toLowerCase()]),
        ...(dueAfter === null ? [] : [`after ${formatDay(dueAfter)}`]),
        ...(dueBefore === null ? [] : [`before ${formatDay(dueBefore)}`]),
      ]),
    itemsFor(filter, _, query) {
      const day = parseDay(query, today());
      const words = fitting(query, Object.keys(DUE_WORDS) as DueWord[], (word) =>
        choice(word, DUE_WORDS[word], filter.due === word),
      );
      if (!day) return words;
      return [
        ...words,
        choice(`<${day}`, `Before ${formatDay(day)}`, filter.dueBefore === day),
        choice(`>${day}`, `After ${formatDay(day)}`, filter.dueAfter === day),
      ];
    },
    pick(filter, id) {
      const day = id.slice(1);
      if (id.startsWith('<')) return { ...filter, dueBefore: filter.dueBefore === day ? null : day };
      if (id.startsWith('>')) return { ...filter, dueAfter: filter.dueAfter === day ? null : day };
      return { ...filter, due: filter.due === id ? null : (id as DueWord) };
    },
    without: (filter) => ({ ...filter, due: null, dueBefore: null, dueAfter: null }),
  },
  below: {
    label: 'Below',
    chosen({ parent }, index) {
      if (parent === null) return null;
      const id = taskIdByNumber(index, parent);
      const title = id === null ? undefined : index.byId.get(id)?.title;
      return title === undefined ? taskKey(parent) : `${taskKey(parent)} ${title}`;
    },
    itemsFor: (filter, index, query) =>
      findTasks(index, query, ({ id }) => index.children.has(id), MAX_ITEMS).map(({ number, title, status }) =>
        choice(String(number), `${taskKey(number)} ${title}`, filter.parent === number, <StatusIcon status={status} />),
      ),
    pick: (filter, id) => ({ ...filter, parent: filter.parent === Number(id) ? null : Number(id) }),
    without: (filter) => ({ ...filter, parent: null }),
  },
};

function joined(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(', ');
}

function choice(id: string, label: string, isChosen: boolean, icon?: ReactNode): PickItem {
  return {
    id,
    label,
    icon: (
      <>
        <span className="grid size-3.5 shrink-0 place-items-center">
          {isChosen && <Check className="size-3.5 text-acctx" aria-label="Chosen" />}
        </span>
        {icon}
      </>
    ),
  };
}

function fitting<Value>(query: string, values: readonly Value[], item: (value: Value) => PickItem): PickItem[] {
  const wanted = query.trim().toLocaleLowerCase();
  const items: PickItem[] = [];
  for (const value of values) {
    const next = item(value);
    if (next.label.toLocaleLowerCase().includes(wanted)) items.push(next);
    if (items.length === MAX_ITEMS) break;
  }
  return items;
}

function sameText(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

function toggledText(values: readonly string[], value: string): string[] {
  const rest = values.filter((one) => !sameText(one, value));
  return rest.length === values.length ? [...values, value] : rest;
}
