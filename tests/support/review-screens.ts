import type { Page, Route } from 'playwright-core';
import type { GraphqlClient } from './graphql-client.ts';
import { planPieces, planText, type ScriptedPlan } from './scripted-plan.ts';
import { answerWith, type Script, type ScriptedProvider, startScriptedProvider } from './scripted-provider.ts';
import type { Screen } from './screens.ts';
import { applyOperations, createPlan, proposeOperations } from './stage.ts';

/** What a model writes in these screens, and how much of it arrives. */
const PLAN: ScriptedPlan = {
  thinking: 'The place comes first; everything else hangs on it.',
  title: 'Plan the office move',
  operations: [
    { ref: 'new1', title: 'Find a place', dueDate: '2027-02-26' },
    { ref: 'new2', title: 'Visit three buildings', parentRef: 'new1', estimateMinutes: 960, assignee: 'Ana Berg' },
    { ref: 'new3', title: 'Sign the lease', parentRef: 'new1', estimateMinutes: 60, dependsOn: ['new2'] },
    { ref: 'new4', title: 'Move' },
  ],
};
const ARRIVES = 3;

export interface ScriptedModel extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string>>;
  readonly provider: ScriptedProvider;
}

/** A model that comes to no end in its first two answers, and reaches its limit in all others. */
export async function startScriptedModel(): Promise<ScriptedModel> {
  const cut = answerWith(planText({ ...PLAN, operations: PLAN.operations.slice(0, 2) }), 'length');
  const provider = await startScriptedProvider(endless, endless, cut);
  return {
    provider,
    environment: {
      COMPATIBLE_BASE_URL: provider.baseUrl('chat'),
      COMPATIBLE_MODEL: 'a model',
      DEFAULT_PROVIDER: 'builtin',
    },
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
}

/** Some operations, and then nothing but the sign that it is still there. */
const endless: Script = async (exchange) => {
  await exchange.start();
  for (const piece of planPieces(PLAN).slice(0, 1 + ARRIVES)) await exchange.text(piece);
  const breath = setInterval(() => void exchange.text(' '), 2_000);
  await exchange.closed;
  clearInterval(breath);
};

interface Run {
  readonly id: string;
  readonly project: { readonly id: string };
}

/** Every state of a run and of a review that has a look of its own. */
export async function prepareReviewScreens(client: GraphqlClient, model: ScriptedModel): Promise<readonly Screen[]> {
  return [...(await runScreens(client, model)), ...(await reviewScreens(client))];
}

async function runScreens(client: GraphqlClient, { provider }: ScriptedModel): Promise<readonly Screen[]> {
  const plan = async (at: number): Promise<Run> => {
    const { planProject } = await client.request<{ planProject: Run }>(
      `mutation { planProject(input: { goal: "Move the office by the end of March", provider: "compatible" }) {
        id project { id }
      } }`,
    );
    await provider.exchange(at);
    return planProject;
  };
  const pathOf = ({ id, project }: Run) => `/p/${project.id}/run/${id}`;

  const streaming = await plan(0);
  const stopped = await plan(1);
  await eventsOf(client, stopped, 'OPERATION', ARRIVES);
  await client.request('mutation ($id: ID!) { cancelRun(id: $id) { id } }', { id: stopped.id });
  await eventsOf(client, stopped, 'CANCELLED', 1);
  const cut = await plan(2);
  await eventsOf(client, cut, 'SUCCEEDED', 1);
  const { agentRun } = await client.request<{ agentRun: { patch: { id: string } } }>(
    'query ($id: ID!) { agentRun(id: $id) { patch { id } } }',
    { id: cut.id },
  );
  const { projectId } = await createPlan(client, 'Nothing to do', ['Paint']);
  const { editPlan } = await client.request<{ editPlan: Run }>(
    `mutation ($projectId: ID!) { editPlan(input: {
      projectId: $projectId, instructions: "Make it a little nicer somehow", provider: "builtin"
    }) { id project { id } } }`,
    { projectId },
  );
  await eventsOf(client, editPlan, 'SUCCEEDED', 1);
  return [
    { name: 'run-streaming', path: pathOf(streaming), landmark: 'Sign the lease' },
    { name: 'run-stopped', path: pathOf(stopped), landmark: 'Apply and continue' },
    { name: 'review-incomplete', path: `/p/${cut.project.id}/plan/${agentRun.patch.id}`, landmark: 'get the rest' },
    { name: 'run-nothing', path: pathOf(editPlan), landmark: 'Ask differently' },
  ];
}

/** Waits until a run has said so many things of a kind. */
async function eventsOf(client: GraphqlClient, { id }: Run, type: string, count: number): Promise<void> {
  let found = 0;
  const events = client.subscribe<{ agentRunEvents: { type: string } }>(
    'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }',
    { id },
  );
  for await (const { agentRunEvents } of events) {
    if (agentRunEvents.type === type) found += 1;
    if (found === count) return;
  }
}

const TITLES = ['Visit', 'Lease', 'Boxes', 'Archive', 'Movers', 'Desks', 'Network', 'Keys', 'Post', 'Party'];

async function reviewScreens(client: GraphqlClient): Promise<readonly Screen[]> {
  const { projectId, taskIds } = await createPlan(client, 'Office move', TITLES);
  const [visit, lease, boxes, archive, movers, desks, network] = taskIds;
  const propose = (title: string, operations: readonly object[]) =>
    proposeOperations(client, projectId, title, operations);
  const byBen = client.as('Ben Oduya');

  await applyOperations(client, projectId, [
    { updateTask: { id: visit, assigneeName: 'Ana Berg', startDate: '2027-01-04' } },
  ]);
  const decided = await propose(
    'Give everything a day',
    [boxes, archive, movers, desks].map((id, at) => ({ updateTask: { id, dueDate: `2027-03-0${at + 1}` } })),
  );
  const clashing = await propose('Sharpen the titles', [
    { updateTask: { id: lease, title: 'Sign the lease', estimatedMinutes: 120 } },
    { createTask: { title: 'Tell the customers', estimatedMinutes: 240 } },
  ]);
  const doubtful = await propose('Who does what, and when', [
    { createTask: { title: 'Measure the rooms', assigneeName: 'Anna Berg' } },
    { createTask: { title: 'Order the curtains', assigneeName: 'Anna Berg' } },
    { updateTask: { id: visit, dueDate: '2027-01-15' } },
    { addDependency: { taskId: boxes, dependsOnId: archive } },
  ]);
  const large = await propose(
    'Everybody helps',
    [movers, desks, network].map((id) => ({ updateTask: { id, assigneeName: 'Ana Berg' } })),
  );
  const decide = (patch: typeof decided, decisions: readonly string[]) =>
    byBen.request(
      'mutation ($id: ID!, $decisions: [OperationDecisionInput!]!) { decideOperations(patchId: $id, decisions: $decisions) { id } }',
      {
        id: patch.id,
        decisions: decisions.map((decision, at) => ({ operationId: patch.operations[at]?.id, decision })),
      },
    );
  await decide(decided, ['ACCEPTED', 'REJECTED']);
  await decide(large, ['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
  // Afterwards the plan goes on under the proposals.
  await applyOperations(byBen, projectId, [
    { updateTask: { id: lease, title: 'Lease for five years' } },
    { updateTask: { id: visit, startDate: '2027-02-01' } },
    { addDependency: { taskId: archive, dependsOnId: boxes } },
  ]);
  const { project } = await client.request<{ project: { patches: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { project(id: $id) { patches(status: APPLIED) { nodes { id } } } }',
    { id: projectId },
  );
  await applyOperations(client, projectId, [{ updateTask: { id: lease, title: 'Lease for ten years' } }]);
  const review = (id: string) => `/p/${projectId}/plan/${id}`;
  return [
    { name: 'review-decided', path: review(decided.id), landmark: 'Rejected by' },
    { name: 'review-large', path: review(large.id), landmark: 'This changes 3 of the 10 tasks of the plan.' },
    { name: 'review-clash', path: review(clashing.id), landmark: 'Write something else' },
    { name: 'review-problems', path: review(doubtful.id), landmark: 'Give it to Ana Berg' },
    { name: 'review-editing', path: review(clashing.id), landmark: 'Write something else', reach: editLastOperation },
    { name: 'review-offline', path: review(clashing.id), landmark: 'Write something else', reach: goOffline },
    { name: 'saving', path: review(clashing.id), landmark: 'Write something else', reach: applyWithoutEnd },
    {
      name: 'review-applying',
      path: review(clashing.id),
      landmark: 'Write something else',
      reach: async (page) => {
        await applyWithoutEnd(page);
        await page.goBack();
        await page.getByRole('progressbar').waitFor();
      },
    },
    { name: 'preview', path: review(decided.id), landmark: 'Rejected by', reach: openPreview },
    {
      name: 'undo-conflict',
      path: `/p/${projectId}/history/${project.patches.nodes[0]?.id ?? ''}`,
      landmark: 'Version',
      reach: async (page) => {
        await page.getByRole('button', { name: 'Undo', exact: true }).click();
        await page.getByText('later change').first().waitFor();
      },
    },
  ];
}

async function editLastOperation(page: Page): Promise<void> {
  await page.getByRole('listitem', { name: /^Add: Tell the customers/ }).focus();
  await page.keyboard.press('e');
  await page.getByRole('form', { name: /^Edit/ }).waitFor();
}

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.getByText('There is no connection. The proposal is kept').waitFor();
}

async function openPreview(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await page.getByRole('complementary', { name: 'Preview' }).waitFor();
  await page.getByRole('treegrid').waitFor();
}

/** The server takes its time over applying: for ever. */
async function applyWithoutEnd(page: Page): Promise<void> {
  await page.route('**/graphql', (route: Route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    return operationName === 'ApplyPatch' ? undefined : route.fallback();
  });
  await page.getByRole('button', { name: /Apply (the )?rest/ }).click();
  await page.getByText(/^Saving \d+ changes?…$/).waitFor();
}
