/**
 * Loaded into a server before it starts (NODE_OPTIONS=--import=…): ends it as kill -9 would, at the statement that the
 * file KILL_FILE names, and empties the file: whoever looks knows that it was this which ended it. Nothing of the product
 * knows of it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import type { KillPlan } from './kill-plan.ts';

let armed = '';
let plan: KillPlan | null = null;
let matched = 0;
let connection: unknown = null;

/** Whether this statement is the last of the plan's, which have to come in their order, on one connection. */
function isLast(client: unknown, text: string): boolean {
  const file = readFileSync(process.env['KILL_FILE']!, 'utf8');
  if (file !== armed) {
    armed = file;
    plan = file === '' ? null : (JSON.parse(file) as KillPlan);
    matched = 0;
  }
  if (plan === null || (matched > 0 && client !== connection)) return false;
  if (!new RegExp(plan.statements[matched]!, 's').test(text)) return false;
  connection = client;
  matched += 1;
  return matched === plan.statements.length;
}

function end(): never {
  writeFileSync(process.env['KILL_FILE']!, '');
  process.kill(process.pid, 'SIGKILL');
  throw new Error('SIGKILL ends a process at once.');
}

/** Makes a statement, and ends the process before or after it where that is planned. */
function make<T>(client: unknown, sql: string, values: unknown, statement: () => T): T {
  if (!isLast(client, `${sql} ${JSON.stringify(values)}`)) return statement();
  if (plan!.when === 'before') end();
  const made = statement();
  return made instanceof Promise ? (made.then(end) as T) : end();
}

const { query } = pg.Client.prototype as unknown as {
  readonly query: (this: pg.Client, ...question: unknown[]) => unknown;
};
pg.Client.prototype.query = function (this: pg.Client, ...question: unknown[]) {
  const [sql, values] = question;
  return make(this, String(sql), values, () => query.apply(this, question));
} as typeof pg.Client.prototype.query;

const { prepare } = BetterSqlite.prototype as unknown as {
  readonly prepare: (this: BetterSqlite.Database, sql: string) => BetterSqlite.Statement;
};
BetterSqlite.prototype.prepare = function (this: BetterSqlite.Database, sql: string) {
  const statement = prepare.call(this, sql) as unknown as Record<'all' | 'run', (...values: unknown[]) => unknown>;
  const { all, run } = statement;
  return Object.assign(statement, {
    all: (...values: unknown[]) => make(this, sql, values, () => all.apply(statement, values)),
    run: (...values: unknown[]) => make(this, sql, values, () => run.apply(statement, values)),
  });
} as unknown as typeof BetterSqlite.prototype.prepare;
