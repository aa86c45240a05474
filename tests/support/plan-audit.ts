import { expect } from 'vitest';
import type { ProjectId } from '../../server/domain/ids.ts';
import { PlanState } from '../../server/domain/plan-state.ts';
import { Database } from '../../server/storage/database.ts';
import { loadPlan } from '../../server/storage/plan-snapshots.ts';
import { projectFromRow } from '../../server/storage/rows.ts';
import { firstDifference } from '../../server/storage/verify.ts';
import type { Editor } from './editor.ts';

/** Looks at a database from outside, beside whatever servers are at work on it. */
export class PlanAudit implements AsyncDisposable {
  readonly database: Database;

  constructor(databaseUrl: string) {
    this.database = new Database({ url: databaseUrl, onIdleError: () => undefined });
  }

  /**
   * While nobody writes: the tables are what the patches give, versions have no gaps, everything that was acknowledged is
   * there once, and of what was not answered either all or nothing. Answers how many of these took effect.
   */
  async expectWhole(
    projectId: string,
    editors: readonly Editor[],
  ): Promise<{ unanswered: number; tookEffect: number }> {
    const { db } = this.database;
    expect(await firstDifference(db, projectId as ProjectId)).toBeNull();
    const rows = await db
      .selectFrom('patch')
      .select(['id', 'title', 'applied_version'])
      .where('project_id', '=', projectId)
      .execute();
    const stored = rows.map((row) => ({ key: row.title, patchId: row.id, version: row.applied_version }));
    const acknowledged = editors.flatMap((editor) => editor.acknowledged);
    const open = editors.flatMap(({ openKey }) => openKey ?? []);
    const unacknowledged = stored.filter(({ key }) => open.includes(key));
    const byKey = (left: { key: string }, right: { key: string }): number => (left.key < right.key ? -1 : 1);
    expect(stored.filter(({ key }) => !open.includes(key)).toSorted(byKey)).toEqual(acknowledged.toSorted(byKey));
    expect(new Set(unacknowledged.map(({ key }) => key)).size).toBe(unacknowledged.length);
    return { unanswered: open.length, tookEffect: unacknowledged.length };
  }

  async planOf(projectId: string): Promise<PlanState> {
    const { db } = this.database;
    const row = await db.selectFrom('project').selectAll().where('id', '=', projectId).executeTakeFirstOrThrow();
    return new PlanState(await loadPlan(db, projectFromRow(row)));
  }

  /** As if every node that is gone had been so for long: nobody has to wait for its leases. */
  async endLeases(): Promise<void> {
    const past = { lease_until: '2020-01-01T00:00:00.000Z' };
    await this.database.db.updateTable('run').set(past).where('status', '=', 'RUNNING').execute();
  }

  async countOpenRuns(): Promise<number> {
    const query = this.database.db.selectFrom('run').select('id').where('status', 'in', ['QUEUED', 'RUNNING']);
    return (await query.execute()).length;
  }

  /** Runs that have ended, by how; and proposals per run, of which there may never be two. */
  async expectOneProposalEach(runIds: readonly string[]): Promise<Record<string, number>> {
    const { db } = this.database;
    const runs = await db.selectFrom('run').select(['id', 'status', 'error_code', 'patch_id']).execute();
    const proposals = await db.selectFrom('patch').select(['id', 'run_id']).where('run_id', 'is not', null).execute();
    expect(runs.map(({ id }) => id)).toEqual(expect.arrayContaining([...runIds]));
    const stored = proposals.map(({ id, run_id: runId }) => `${runId} ${id}`).toSorted();
    const known = runs
      .flatMap(({ id, patch_id: patchId }) => (patchId === null ? [] : [`${id} ${patchId}`]))
      .toSorted();
    expect(stored).toEqual(known);
    const ends = Map.groupBy(runs, (run) => run.error_code ?? run.status);
    return Object.fromEntries([...ends].map(([end, each]) => [end, each.length]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.database.close();
  }
}
