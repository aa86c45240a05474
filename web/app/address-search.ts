/**
 * What the part of an address after `?` says to each view. Anybody may have typed it, so what is not understood is
 * answered as undefined and never left out: the router lays the answer over what stands in the address, and what it
 * leaves out reaches the view as it was typed.
 */
type Typed = Readonly<Record<string, unknown>>;

export type TaskAddress = number | string;

/** View state that lives in the address of every view of a project. */
export interface ProjectSearch {
  /** The number of the task whose panel is open; its id while it waits to be saved and has no number. */
  readonly task?: TaskAddress | undefined;
  /** Which tasks are shown, in the words of features/filter/task-filter.ts. */
  readonly f?: string | undefined;
  /** The conversation beside the view: its id, or `new`. */
  readonly chat?: string | undefined;
}

export function projectSearchIn({ task, f, chat }: Typed): ProjectSearch {
  return {
    task: taskNumberIn(task) ?? taskIdIn(task),
    // The router reads `f=12` as a number.
    f: (typeof f === 'string' || typeof f === 'number') && f !== '' ? String(f) : undefined,
    chat: typeof chat === 'string' && chat !== '' ? chat : undefined,
  };
}

export interface GroupedSearch {
  /** By what a view is grouped. */
  readonly g?: 'status' | 'assignee' | 'priority' | undefined;
  /** A column, with a minus before it where it sorts downwards. */
  readonly s?: string | undefined;
}

export function groupedSearchIn({ g, s }: Typed): GroupedSearch {
  return {
    g: g === 'status' || g === 'assignee' || g === 'priority' ? g : undefined,
    s: typeof s === 'string' && /^-?[a-z]{1,20}$/.test(s) ? s : undefined,
  };
}

export interface TimelineSearch {
  /** How much time is seen at once, or `list`. */
  readonly z?: 'day' | 'week' | 'month' | 'quarter' | 'list' | undefined;
}

export function timelineSearchIn({ z }: Typed): TimelineSearch {
  return { z: z === 'day' || z === 'week' || z === 'month' || z === 'quarter' || z === 'list' ? z : undefined };
}

export interface GraphSearch {
  /** The number of a task. */
  readonly around?: number | undefined;
  /** How far from it one sees. */
  readonly hops?: '1' | '2' | '4' | undefined;
  readonly v?: 'list' | 'graph' | undefined;
}

export function graphSearchIn({ around, hops, v }: Typed): GraphSearch {
  return {
    around: taskNumberIn(around),
    hops: String(hops) === '1' || String(hops) === '2' || String(hops) === '4' ? (String(hops) as '1') : undefined,
    v: v === 'list' || v === 'graph' ? v : undefined,
  };
}

/** Two versions of the plan; 0 is the empty project before its first change. */
export function compareSearchIn({ from, to }: Typed): { readonly from: number; readonly to: number } {
  return { from: versionIn(from), to: versionIn(to) };
}

function versionIn(value: unknown): number {
  const version = Number(value);
  return Number.isInteger(version) && version >= 0 ? version : 0;
}

function taskIdIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : undefined;
}

function taskNumberIn(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
