import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PatchRecorder } from '../../server/domain/patch-record.ts';
import { PlanState } from '../../server/domain/plan-state.ts';
import type { PatchId } from '../../server/domain/ids.ts';
import type { OperationDraft } from '../../server/domain/operation-draft.ts';
import { localOwner } from '../../server/local-workspace.ts';
import { loadPlan } from '../../server/storage/plan-snapshots.ts';
import { DATABASES } from '../support/databases.ts';
import { exportProject, importProject, sendProjectFile, withoutIds } from '../support/project-files.ts';
import { draftFor, NOW, someMoves, type Move } from '../support/random-plans.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, createProject, createTask } from './support/world.ts';

/** The first history that fails is shown as it is: to make it smaller takes minutes. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 8);
const HISTORIES = { numRuns: RUNS, endOnFailure: true };

describe.each(DATABASES)('a project as a file with its history, on %s', { timeout: 60_000 }, (kind) => {
  const app = sharedApp(kind);

  test('holds whatever was done to it: brought back, it gives the same file, here and elsewhere', async () => {
    const projectId = await livedProject(app);
    const file = await exportProject(app, projectId);
    for (const name of ['patches', 'runs', 'runEvents', 'conversations', 'messages', 'comments', 'timeEntries'])
      expect((JSON.parse(file) as Record<string, unknown[]>)[name]!.length, name).toBeGreaterThan(0);

    const again = await importProject(app, file);
    expect(again.hasSameIds).toBe(false);
    expect(again.id).not.toBe(projectId);
    expect(withoutIds(await exportProject(app, again.id))).toBe(withoutIds(file));

    await using elsewhere = await startTestApp(kind);
    const moved = await importProject(elsewhere, file);
    expect(moved).toMatchObject({ id: projectId, hasSameIds: true });
    expect(await exportProject(elsewhere, projectId)).toBe(file);
  });

  const timeout = 60_000 + RUNS * 500;
  test('holds any history, with what was deleted, undone and proposed', { timeout }, async () => {
    const actor = await localOwner(app.database, new Date());
    await fc.assert(
      fc.asyncProperty(
        fc.array(someMoves({ minLength: 3, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        fc.nat(5),
        someMoves({ maxLength: 8 }),
        async (patches, undone, proposed) => {
          const project = await app.services.projects.create(actor, { name: 'Any', tags: ['first'] });
          const applied: PatchId[] = [];
          // New to each history: who is known already is told by id from the beginning.
          const people = `Person ${project.id.slice(0, 8)}`;
          const draftsOf = async (moves: readonly Move[]): Promise<OperationDraft[]> => {
            const now = (await app.services.projects.getMany(actor, [project.id])).get(project.id)!;
            const recorder = new PatchRecorder(new PlanState(await loadPlan(app.database.db, now)), RECORDING);
            return moves.flatMap((move) => {
              const draft = draftFor(recorder.plan, move, () => randomUUID() as never, people);
              return draft && recorder.recordIfFitting(draft)?.type === 'recorded' ? [draft] : [];
            });
          };
          for (const moves of patches) {
            const drafts = await draftsOf(moves);
            const input = { projectId: project.id, drafts, onConflict: 'SKIP' as const, idempotencyKey: null };
            const { patch } = await app.services.patches.apply(actor, input);
            if (patch) applied.push(patch.id);
          }
          const target = applied[undone];
          if (target) await app.services.patches.revert(actor, target, 'SKIP');
          const open = { projectId: project.id, title: 'Open', rationale: null, baseVersion: null };
          await app.services.patches.propose(actor, { ...open, drafts: await draftsOf(proposed) });
          const file = await exportProject(app, project.id);
          const again = await importProject(app, file);
          expect(withoutIds(await exportProject(app, again.id))).toBe(withoutIds(file));
        },
      ),
      HISTORIES,
    );
  });

  test('goes on where it was: what was deleted before comes back, and numbers are not given twice', async () => {
    const projectId = await createProject(app.client);
    const gone = await createTask(app.client, projectId, { title: 'Gone' });
    await apply(app.client, projectId, { deleteTask: { id: gone } });
    const { id } = await importProject(app, await exportProject(app, projectId));
    const { project } = await app.client.request<{ project: { trash: { task: { id: string } }[] } }>(
      'query ($id: ID!) { project(id: $id) { trash { task { id } } } }',
      { id },
    );
    const { restoreTask } = await app.client.request<{ restoreTask: { applied: boolean } }>(
      'mutation ($projectId: ID!, $taskId: ID!) { restoreTask(projectId: $projectId, taskId: $taskId) { applied } }',
      { projectId: id, taskId: project.trash[0]!.task.id },
    );
    expect(restoreTask.applied).toBe(true);
    await createTask(app.client, id, { title: 'New' });
    const { project: now } = await app.client.request<{ project: { outline: object[] } }>(
      'query ($id: ID!) { project(id: $id) { outline { number title } } }',
      { id },
    );
    expect(now.outline).toEqual([
      { number: 1, title: 'Gone' },
      { number: 2, title: 'New' },
    ]);
  });

  test('is refused with a sentence where it is not right, and leaves nothing behind', async () => {
    const projectId = await createProject(app.client, 'Right');
    await createTask(app.client, projectId);
    const file = await exportProject(app, projectId);
    const count = () => app.database.db.selectFrom('project').select('id').execute();
    const before = (await count()).length;
    // eslint-disable-next-line typescript/no-explicit-any -- what is changed here is wrong by intent
    const changed = (change: (file: any) => unknown): string => {
      const copy = JSON.parse(file) as object;
      change(copy);
      return JSON.stringify(copy);
    };
    const cases: [string, string | RegExp][] = [
      ['{"a": 1}', 'This is no project of Orchestrator. A file that was exported as JSON begins with its format.'],
      ['Hello', 'This file cannot be read. It does not begin with a brace.'],
      [file.slice(0, -20), 'This file cannot be read. It ends in the middle.'],
      [changed((each) => void (each.formatVersion = 3)), /^This file has version 3 of the format/],
      [changed((each) => void (each.points = [1])), /“points”, which nobody here knows/],
      [changed((each) => void (each.tasks[0].title = 'Tampered')), /title is "Write" by the patches and "Tampered"/],
      [changed((each) => void (each.tasks = [])), /\(#1\) is missing/],
      [
        changed((each) => void (each.patches[0].effects[0].fields.title = ' ')),
        /At patches\[0\]\.effects\.0\.fields\.title: /,
      ],
      [changed((each) => void (each.patches[0].effects[0].kind = 'GRANT')), /At patches\[0\]\.effects\.0\.kind/],
      [changed((each) => void (each.patches = [])), /at version 1, but the file holds the patches of 0 versions/],
      [
        changed((each) => void each.patches.push(each.patches[0])),
        'The file does not fit together. Among the patches, one is there twice.',
      ],
      [changed((each) => void (each.patches[0].runId = each.project.id)), /names the run/],
      [changed((each) => void (each.runs = [{ id: each.project.id, status: 'QUEUED' }])), /At runs\[0\]/],
    ];
    for (const [text, message] of cases) {
      const response = await sendProjectFile(app, text);
      expect(await response.json()).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      });
      expect(response.status).toBe(422);
    }
    // Most of it is still on its way when it is refused.
    const long = await sendProjectFile(app, `{"a":1,"b":"${'x'.repeat(8_000_000)}"}`);
    expect(await long.json()).toMatchObject({ message: expect.stringMatching(/^This is no project/) });
    const bytes = await sendProjectFile(app, new Uint8Array([0x7b, 0xff, 0xfe]));
    expect(await bytes.json()).toMatchObject({ message: 'This file cannot be read: it is no text in UTF-8.' });
    expect(await count()).toHaveLength(before);
    expect(app.logged).toEqual([]);
  });
});

const RECORDING = {
  patchId: randomUUID() as PatchId,
  now: NOW,
  findPerson: () => null,
  hasPerson: () => true,
  newTaskId: () => randomUUID() as never,
};

/** A project with something of everything: runs, conversations, comments, work, views, proposals in all states, undos. */
async function livedProject(app: TestApp): Promise<string> {
  const { client } = app;
  const follow = async (runId: string): Promise<void> => {
    const events = client.subscribe('subscription ($runId: ID!) { agentRunEvents(runId: $runId) { type } }', { runId });
    for await (const _ of events);
  };
  const goal = '# Launch\n\n- Design @ana 2d\n  - Sketch\n- Build after Design by 2027-03-01 !high #core';
  const { planProject: run } = await client.request<{ planProject: { id: string; project: { id: string } } }>(
    'mutation ($goal: String!) { planProject(input: { goal: $goal, provider: "builtin" }) { id project { id } } }',
    { goal },
  );
  const projectId = run.project.id;
  await follow(run.id);
  const proposed = await client.request<{ agentRun: { patch: { id: string; operations: { id: string }[] } } }>(
    'query ($id: ID!) { agentRun(id: $id) { patch { id operations { id } } } }',
    { id: run.id },
  );
  await client.request('mutation ($id: ID!) { applyPatch(input: { patchId: $id }) { applied } }', {
    id: proposed.agentRun.patch.id,
  });
  const { project } = await client.request<{ project: { outline: { id: string }[] } }>(
    'query ($id: ID!) { project(id: $id) { outline { id } } }',
    { id: projectId },
  );
  const [design, sketch, build] = project.outline.map(({ id }) => id);
  await apply(client, projectId, { updateProject: { lockedFields: ['dueDate'], description: 'All – of “it”.' } });
  const renamed = await apply(client, projectId, { updateTask: { id: build, title: 'Build it', assigneeName: 'Ben' } });
  await client.request('mutation ($id: ID!) { revertPatch(id: $id) { applied } }', { id: renamed.patch!.id });
  await apply(client, projectId, { deleteTask: { id: sketch } });
  await client.request(
    `mutation ($id: ID!, $operations: [OperationInput!]!) {
      open: proposePatch(projectId: $id, title: "Open", operations: $operations, rationale: "Because") { id }
    }`,
    { id: projectId, operations: [{ updateTask: { id: design, priority: 'LOW' } }, { createTask: { title: 'More' } }] },
  );
  const refused = await client.request<{ proposePatch: { id: string; operations: { id: string }[] } }>(
    `mutation ($id: ID!, $operations: [OperationInput!]!) {
      proposePatch(projectId: $id, title: "Refused", operations: $operations) { id operations { id } }
    }`,
    { id: projectId, operations: [{ createTask: { title: 'Never' } }] },
  );
  await client.request(
    `mutation ($id: ID!, $operation: ID!) {
      decideOperations(patchId: $id, decisions: [{ operationId: $operation, decision: REJECTED }]) { id }
      rejectPatch(id: $id) { id }
    }`,
    { id: refused.proposePatch.id, operation: refused.proposePatch.operations[0]!.id },
  );
  const people = await client.request<{ people: { id: string; name: string }[] }>('{ people { id name } }');
  const ana = people.people.find(({ name }) => name.toLowerCase() === 'ana')!;
  await client.request('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: { taskId: design, body: 'Ask @ana', mentionIds: [ana.id] },
  });
  const log = async (minutes: number): Promise<string> => {
    const { logTime } = await client.request<{ logTime: { id: string } }>(
      'mutation ($input: LogTimeInput!) { logTime(input: $input) { id } }',
      { input: { taskId: design, minutes, note: 'By hand', personId: ana.id } },
    );
    return logTime.id;
  };
  await log(30);
  await client.request('mutation ($id: ID!) { removeTimeEntry(id: $id) { id } }', { id: await log(45) });
  await client.request('mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { id } }', {
    input: { projectId, name: 'Mine', view: 'board', search: { f: 'assignee:ana' } },
  });
  const asked = await client.request<{ sendMessage: { run: { id: string } } }>(
    'mutation ($id: ID!) { sendMessage(input: { projectId: $id, text: "What is next?" }) { run { id } } }',
    { id: projectId },
  );
  await follow(asked.sendMessage.run.id);
  return projectId;
}
