import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { sharedApp } from './support/shared-app.ts';
import { outlineOf } from './support/world.ts';

const PLAN = `mutation ($input: PlanProjectInput!) { planProject(input: $input) { id project { id } } }`;
const RESULT = `query ($id: ID!) {
  agentRun(id: $id) {
    status
    patch { id operations { kind title reason sources changes { field after } } }
    coverage { uncovered sentences { number text parent tasks { title } operationIds } }
  }
}`;
const BRIEF = `# Office move

We want more light.

## Find a place
- Visit three buildings (2d) @Ana
- Sign the lease, after Visit three buildings

## Move
- Pack the archive (3h)
- Book the movers by 3 March 2027
`;
const EDITED = BRIEF.replace('(3h)', '(5h)').replace(/- Book the movers.*\n/, '- Rent a van\n');

interface Result {
  readonly status: string;
  readonly patch: { readonly id: string; readonly operations: readonly Operation[] } | null;
  readonly coverage: {
    readonly uncovered: readonly number[];
    readonly sentences: readonly { readonly text: string; readonly tasks: readonly { readonly title: string }[] }[];
  };
}
interface Operation {
  readonly kind: string;
  readonly title: string;
  readonly reason: string | null;
  readonly sources: readonly number[];
  readonly changes: readonly { readonly field: string; readonly after: unknown }[];
}

describe.each(DATABASES)('planning from an edited brief on %s', (kind) => {
  const app = sharedApp(kind);
  const plan = async (goal: string, projectId?: string) => {
    const input = { goal, projectId, provider: 'builtin' };
    const { planProject } = await app.client.request<{ planProject: { id: string; project: { id: string } } }>(PLAN, { input }); // prettier-ignore
    const { id } = planProject;
    const events = app.client.subscribe('subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }', { id });
    for await (const _ of events);
    return { id, projectId: planProject.project.id, result: await resultOf(id) };
  };
  const resultOf = async (id: string) => (await app.client.request<{ agentRun: Result }>(RESULT, { id })).agentRun;
  const apply = (id: string) =>
    app.client.request('mutation ($id: ID!) { applyPatch(input: { patchId: $id }) { applied } }', { id });
  const textsOf = ({ sentences, uncovered }: Result['coverage']) =>
    uncovered.map((number) => sentences[number - 1]!.text);

  test('proposes only what has changed, and says of the rest that it is planned', async () => {
    const first = await plan(BRIEF);
    expect(textsOf(first.result.coverage)).toEqual([]);
    await apply(first.result.patch!.id);
    const before = await outlineOf(app.client, first.projectId);

    const again = await plan(BRIEF, first.projectId);
    expect(again.result).toMatchObject({ status: 'SUCCEEDED', patch: null });

    const second = await plan(EDITED, first.projectId);
    const { operations } = second.result.patch!;
    expect(operations.map(({ kind: each, title }) => [each, title])).toEqual([
      ['UPDATE_TASK', 'Pack the archive'],
      ['CREATE_TASK', 'Rent a van'],
      ['DELETE_TASK', 'Book the movers'],
    ]);
    expect(operations[0]!.changes).toMatchObject([{ field: 'estimatedMinutes', after: 300 }]);
    expect(operations[2]!.reason).toContain('Book the movers by 3 March 2027');
    const { sentences } = second.result.coverage;
    expect(sentences.find(({ text }) => text.startsWith('Visit three'))?.tasks).toEqual([
      { title: 'Visit three buildings' },
    ]);
    expect(textsOf(second.result.coverage)).toEqual([]);

    // What is applied without a further word does not delete anything.
    await apply(second.result.patch!.id);
    expect(await outlineOf(app.client, first.projectId)).toEqual([...before, '  Rent a van']);
    const { project } = await app.client.request<{ project: { brief: { text: string; run: { id: string } } } }>(
      'query ($id: ID!) { project(id: $id) { brief { text run { id } } } }',
      { id: first.projectId },
    );
    expect(project.brief).toEqual({ text: EDITED, run: { id: second.id } });
  });

  test('leaves alone what people have changed since, and does not bring back what they have deleted', async () => {
    const { projectId, result } = await plan(BRIEF);
    await apply(result.patch!.id);
    const { project } = await app.client.request<{ project: { outline: { id: string; title: string }[] } }>(
      'query ($id: ID!) { project(id: $id) { outline { id title } } }',
      { id: projectId },
    );
    const idOf = (title: string) => project.outline.find((task) => task.title === title)!.id;
    await app.client.request('mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }', {
      input: {
        projectId,
        operations: [
          { updateTask: { id: idOf('Pack the archive'), title: 'Pack all of it', estimatedMinutes: 60 } },
          { deleteTask: { id: idOf('Book the movers') } },
        ],
      },
    });
    expect((await plan(BRIEF, projectId)).result.patch).toBeNull();
  });
});
