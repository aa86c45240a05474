import { PostgresAdapter, sql, type RawBuilder } from 'kysely';
import type { TaskId } from '../domain/ids.ts';
import type { ReadDb } from './database.ts';

/** Starts and finishes of tasks: the events of `server/domain/dependency-graph.ts`. */
export interface Events {
  readonly starts: ReadonlySet<TaskId>;
  readonly finishes: ReadonlySet<TaskId>;
}

export interface EventsQuestion {
  readonly from: Events;
  readonly to: Events;
  /** Tasks whose finish comes after everything in `to`: no way leads through it, because a plan has no cycles. */
  readonly finishedLater: ReadonlySet<TaskId>;
  /** Tasks whose start comes before everything in `from`; the same. */
  readonly startedEarlier: ReadonlySet<TaskId>;
  /** What settles that no way leads from the one to the other, wherever one leads from `from` to `to` here. */
  readonly unless: { readonly from: Events; readonly to: Events } | null;
}

export const NO_EVENTS: Events = { starts: new Set(), finishes: new Set() };

/**
 * Which way events are followed. An event leads from the one side of its task to the other and to the same side of the
 * children; from the other side to that of the parent, and across a dependency back to the one side. Forwards the one
 * side is the start, backwards it is the finish; that is all the difference there is.
 */
const WAYS = {
  forwards: { one: 'starts', other: 'finishes', from: 'depends_on_id', to: 'task_id' },
  backwards: { one: 'finishes', other: 'starts', from: 'task_id', to: 'depends_on_id' },
} as const;
type Way = (typeof WAYS)[keyof typeof WAYS];

/** Events that each attempt may find before the other way is tried. The last holds every event of a full plan. */
const ATTEMPTS = [25, 250, 2_500, 50_000];

/**
 * Every event through which a way can lead from some events to others, or more than those: what a new dependency or a new
 * parent could close a cycle through. Nothing where no way leads there.
 * It is looked for from both ends in turn, ever further, until one of them has no more to find. So the cost follows the
 * smaller of what waits for the one and what the other waits for, not the size of the plan.
 */
export async function readEventsBetween(db: ReadDb, question: EventsQuestion): Promise<Events> {
  const { from, to, unless } = question;
  for (const limit of ATTEMPTS) {
    const after = await follow(db, WAYS.forwards, from, question.finishedLater, limit);
    if (after.isAll) return meets(after.events, to) ? after.events : NO_EVENTS;
    const before = await follow(db, WAYS.backwards, to, question.startedEarlier, limit);
    if (before.isAll) return meets(before.events, from) ? before.events : NO_EVENTS;
    if (unless === null) continue;
    const following = await follow(db, WAYS.forwards, unless.from, new Set(), limit);
    if (meets(following.events, unless.to)) return NO_EVENTS;
  }
  throw new Error('A plan has more events than a plan can have.');
}

function meets(left: Events, right: Events): boolean {
  return [...right.starts].some((id) => left.starts.has(id)) || [...right.finishes].some((id) => left.finishes.has(id));
}

/** What can be reached from `seeds`, themselves included, the nearest first: all of it, or the first `limit`. */
async function follow(
  db: ReadDb,
  way: Way,
  seeds: Events,
  deadEnds: ReadonlySet<TaskId>,
  limit: number,
): Promise<{ events: Events; isAll: boolean }> {
  if (seeds.starts.size + seeds.finishes.size === 0) return { events: NO_EVENTS, isAll: true };
  const { rows } = await reachedFrom(db, way, seeds, deadEnds, limit + 1).execute(db);
  const on = (side: number): Set<TaskId> => new Set(rows.filter((row) => row.side === side).map(({ id }) => id));
  const [one, other] = [on(0), on(1)];
  const events = way.one === 'starts' ? { starts: one, finishes: other } : { starts: other, finishes: one };
  return { events, isAll: rows.length <= limit };
}

/**
 * The statement for it; side 0 is the one side, 1 the other. PostgreSQL lets the recursion stand in one place, SQLite
 * looks an index up for each step only where each step is a select of its own. Both stop at the limit.
 */
function reachedFrom(
  db: ReadDb,
  way: Way,
  seeds: Events,
  deadEnds: ReadonlySet<TaskId>,
  limit: number,
): RawBuilder<{ side: number; id: TaskId }> {
  const onOne = sql`reached.side = 0`;
  const onOther =
    deadEnds.size === 0
      ? sql`reached.side = 1`
      : sql`reached.side = 1 and reached.id not in (${sql.join([...deadEnds])})`;
  const [from, to] = [sql.ref(`dependency.${way.from}`), sql.ref(`dependency.${way.to}`)];
  const steps = [
    { value: sql`0, task.id`, table: sql`task`, where: sql`${onOne} and task.parent_id = reached.id` },
    { value: sql`0, ${to}`, table: sql`dependency`, where: sql`${onOther} and ${from} = reached.id` },
    {
      value: sql`1, task.parent_id`,
      table: sql`task`,
      where: sql`${onOther} and task.id = reached.id and task.parent_id is not null`,
    },
  ];
  const first = [
    { side: 0, ids: [...seeds[way.one]] },
    { side: 1, ids: [...seeds[way.other]] },
  ].flatMap(({ side, ids }) =>
    ids.length === 0 ? [] : [sql`select ${sql.lit(side)} as side, id from task where id in (${sql.join(ids)})`],
  );
  const next =
    db.getExecutor().adapter instanceof PostgresAdapter
      ? sql`select step.side, step.id from reached cross join lateral (
          select 1, reached.id where ${onOne} union all ${sql.join(
            steps.map(({ value, table, where }) => sql`select ${value} from ${table} where ${where}`),
            sql` union all `,
          )}) step(side, id)`
      : sql`select 1, reached.id from reached where ${onOne} union ${sql.join(
          steps.map(({ value, table, where }) => sql`select ${value} from reached cross join ${table} where ${where}`),
          sql` union `,
        )}`;
  return sql`
    with recursive reached(side, id) as (
      select seed.side, seed.id from (${sql.join(first, sql` union all `)}) seed union ${next}
    ) select side, id from reached limit ${sql.lit(limit)}`;
}
