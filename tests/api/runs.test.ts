import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { sharedApp } from './support/shared-app.ts';
import { createProject, outlineOf } from './support/world.ts';

const PLAN = `mutation ($input: PlanProjectInput!) {
  planProject(input: $input) { id status agent provider model prompt project { id name } usage { costUsd costKnown } }
}`;
const EVENTS = `subscription ($runId: ID!, $after: Int) {
  agentRunEvents(runId: $runId, after: $after) {
    runId sequence type text operation { id kind title taskId } run { status patch { id } }
  }
}`;
const BRIEF = '# Website\n\n- Design (2d)\n  - Sketch\n- Build (3d) after Design\n';

interface Event {
  readonly sequence: number;
  readonly type: string;
  readonly operation: { readonly kind: string; readonly title: string } | null;
  readonly run: { readonly status: string; readonly patch: { readonly id: string } | null };
}

describe.each(DATABASES)('runs on %s', (kind) => {
  const app = sharedApp(kind);
  const plan = async (input: object) =>
    (await app.client.request<{ planProject: { id: string; project: { id: string } } }>(PLAN, { input })).planProject;
  const eventsOf = async (runId: string, after = 0): Promise<Event[]> => {
    const events: Event[] = [];
    for await (const { agentRunEvents } of app.client.subscribe<{ agentRunEvents: Event }>(EVENTS, { runId, after }))
      events.push(agentRunEvents);
    return events;
  };
  const refusalOf = async (input: object) => (await app.client.execute(PLAN, { input })).errors[0]?.extensions;

  test('turns a document into a proposal that can be applied', async () => {
    const run = await plan({ goal: BRIEF, provider: 'builtin' });
    expect(run).toMatchObject({ status: 'QUEUED', agent: 'PLANNER', provider: 'builtin', prompt: BRIEF });
    const events = await eventsOf(run.id);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]?.type).toBe('QUEUED');
    expect(events.at(-1)).toMatchObject({ type: 'SUCCEEDED', run: { status: 'SUCCEEDED' } });
    const titles = events.flatMap(({ operation }) => (operation?.kind === 'CREATE_TASK' ? [operation.title] : []));
    expect(titles).toEqual(expect.arrayContaining(['Design', 'Sketch', 'Build']));
    expect(await outlineOf(app.client, run.project.id)).toEqual([]);

    const patchId = events.at(-1)?.run.patch?.id;
    const { patch } = await app.client.request<{ patch: object }>(
      'query ($id: ID!) { patch(id: $id) { authorKind status conflicts { kind } run { id } } }',
      { id: patchId },
    );
    expect(patch).toEqual({ authorKind: 'AGENT', status: 'PROPOSED', conflicts: [], run: { id: run.id } });
    await app.client.request('mutation ($id: ID!) { applyPatch(input: { patchId: $id }) { applied } }', {
      id: patchId,
    });
    expect(await outlineOf(app.client, run.project.id)).toEqual(
      expect.arrayContaining(['Design', '  Sketch', 'Build']),
    );
  });

  test('replays to those who come late exactly what they have not seen', async () => {
    const run = await plan({ goal: BRIEF, provider: 'builtin' });
    const all = await eventsOf(run.id);
    const late = await eventsOf(run.id, 3);
    expect(late.map(({ sequence, type }) => [sequence, type])).toEqual(
      all.slice(3).map(({ sequence, type }) => [sequence, type]),
    );
    expect(await eventsOf(run.id, all.length)).toEqual([]);
  });

  test('plans into a project that is there', async () => {
    const projectId = await createProject(app.client, 'Mine');
    const run = await plan({ goal: BRIEF, projectId, provider: 'builtin' });
    expect(run.project).toEqual({ id: projectId, name: 'Mine' });
    await eventsOf(run.id);
    const { project } = await app.client.request<{ project: object }>(
      'query ($id: ID!) { project(id: $id) { runs(first: 5) { id status incomplete error } } }',
      { id: projectId },
    );
    expect(project).toEqual({ runs: [{ id: run.id, status: 'SUCCEEDED', incomplete: false, error: null }] });
  });

  test('refuses a goal that is empty or too long, and providers that cannot be used', async () => {
    const at = (field: string) => ({ code: 'BAD_USER_INPUT', field: `input.${field}` });
    expect(await refusalOf({ goal: ' \n' })).toEqual(at('goal'));
    expect(await refusalOf({ goal: 'x'.repeat(1_000_000) })).toEqual(at('goal'));
    expect(await refusalOf({ goal: 'Move', provider: 'nobody' })).toEqual(at('provider'));
    expect(await refusalOf({ goal: 'Move', provider: 'openai' })).toEqual(at('provider'));
    expect(await refusalOf({ goal: 'Move', projectId: randomUUID() })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('lists the providers, with what to do for those that are not configured', async () => {
    const { providers } = await app.client.request<{
      providers: { id: string; configured: boolean; setup: string | null }[];
    }>('{ providers { id configured isDefault setup defaultModel models } }');
    expect(providers.find(({ id }) => id === 'builtin')).toMatchObject({
      configured: true,
      isDefault: true,
      setup: null,
    });
    expect(providers.find(({ id }) => id === 'openai')).toMatchObject({ configured: false, isDefault: false });
    expect(providers.find(({ id }) => id === 'openai')?.setup).toContain('OPENAI_API_KEY');
  });

  test('leaves a finished run as it is when it is cancelled', async () => {
    const run = await plan({ goal: BRIEF, provider: 'builtin' });
    await eventsOf(run.id);
    const { cancelRun } = await app.client.request<{ cancelRun: object }>(
      'mutation ($id: ID!) { cancelRun(id: $id) { status } }',
      { id: run.id },
    );
    expect(cancelRun).toEqual({ status: 'SUCCEEDED' });
    const { errors } = await app.client.execute('mutation ($id: ID!) { cancelRun(id: $id) { status } }', {
      id: randomUUID(),
    });
    expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('is counted among the figures for operators while it is open', async () => {
    const figures = await (await fetch(`${app.url}/metrics`)).text();
    expect(figures).toMatch(/^orchestrator_open_runs\{status="QUEUED"\} \d+$/m);
    expect(figures).toMatch(/^orchestrator_open_runs\{status="RUNNING"\} \d+$/m);
  });

  test('logs nothing in all of this', () => {
    expect(app.logged).toEqual([]);
  });
});
