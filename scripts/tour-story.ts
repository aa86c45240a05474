import { PacedPlan } from '../tests/support/scripted-plan.ts';
import type { GraphqlClient } from '../tests/support/graphql-client.ts';

/** What happens between the pictures of the tour: what other people and agents do while somebody looks on. */

/** A plan that a model of ours writes as slowly as the picture needs it. */
export const STREAMED_PLAN = new PacedPlan({
  thinking: 'An event for customers needs a place and speakers first; everything else hangs on the date.',
  title: 'Plan the customer day',
  operations: [
    { ref: 'new1', title: 'Place and date', dueDate: '2027-02-26' },
    { ref: 'new2', title: 'Ask three venues for an offer', parentRef: 'new1', estimateMinutes: 240, assignee: 'Ana' },
    { ref: 'new3', title: 'Book the venue', parentRef: 'new1', estimateMinutes: 60, dependsOn: ['new2'] },
    { ref: 'new4', title: 'Programme', priority: 'HIGH' },
    { ref: 'new5', title: 'Win two customers as speakers', parentRef: 'new4', estimateMinutes: 960, assignee: 'Ben' },
    { ref: 'new6', title: 'Rehearse the demonstrations', parentRef: 'new4', estimateMinutes: 480 },
    { ref: 'new7', title: 'Invitations' },
  ],
});
export const STREAMED_SO_FAR = 6;

export async function startStreamedRun(client: GraphqlClient): Promise<string> {
  const { planProject } = await client.request<{ planProject: { id: string; project: { id: string } } }>(
    `mutation { planProject(input: {
      goal: "A day for our sixty best customers in May, with two of them as speakers", provider: "compatible"
    }) { id project { id } } }`,
  );
  return `/p/${planProject.project.id}/run/${planProject.id}`;
}

async function applyOperations(client: GraphqlClient, projectId: string, operations: readonly object[]): Promise<void> {
  const apply = 'mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }';
  const { applyPatch } = await client.request<{ applyPatch: { applied: boolean } }>(apply, {
    input: { projectId, operations },
  });
  if (!applyPatch.applied) throw new Error('What happens in the tour has to apply.');
}

interface Row {
  readonly id: string;
  readonly title: string;
}

async function tasksOf(client: GraphqlClient, projectId: string): Promise<(title: string) => string> {
  const { project } = await client.request<{ project: { outline: readonly Row[] } }>(
    'query ($id: ID!) { project(id: $id) { outline { id title } } }',
    { id: projectId },
  );
  return (title) => project.outline.find((task) => task.title === title)?.id ?? '';
}

/** A proposal that somebody gets in the way of; answers its address. */
export async function proposeWithClash(client: GraphqlClient, projectId: string): Promise<string> {
  const idOf = await tasksOf(client, projectId);
  const operations = [
    { updateTask: { id: idOf('Search'), title: 'Search over pages and documents', estimatedMinutes: 1920 } },
    { updateTask: { id: idOf('Announce it'), dueDate: '2027-05-29' } },
    { createTask: { parentId: idOf('Launch'), title: 'Watch the numbers for a week', estimatedMinutes: 480 } },
  ];
  const { proposePatch } = await client.request<{ proposePatch: { id: string } }>(
    `mutation ($projectId: ID!, $operations: [OperationInput!]!) {
      proposePatch(projectId: $projectId, title: "Make the search worth it", operations: $operations) { id }
    }`,
    { projectId, operations },
  );
  await applyOperations(client, projectId, [{ updateTask: { id: idOf('Search'), title: 'Search over pages' } }]);
  return `/p/${projectId}/plan/${proposePatch.id}`;
}

/** Some weeks of work: statuses, time, a comment that mentions the viewer, who is Ana. */
export async function liveOn(client: GraphqlClient, projectId: string): Promise<void> {
  const idOf = await tasksOf(client, projectId);
  const status = (title: string, value: string) => ({ updateTask: { id: idOf(title), status: value } });
  await applyOperations(client, projectId, [
    status('Interview eight customers', 'COMPLETED'),
    status('List the fifty most visited pages', 'COMPLETED'),
  ]);
  await applyOperations(client, projectId, [
    status('Mark what is out of date', 'IN_PROGRESS'),
    status('Agree on three themes', 'COMPLETED'),
    status('Wireframes of the ten most visited pages', 'IN_PROGRESS'),
    status('Visual language', 'IN_REVIEW'),
  ]);
  await applyOperations(client, projectId, [status('Search', 'BLOCKED')]);
  const { people } = await client.request<{ people: readonly { id: string; name: string }[] }>(
    '{ people { id name } }',
  );
  const ana = people.find(({ name }) => name === 'Ana')?.id;
  await client.request('mutation ($id: ID) { setViewerPerson(personId: $id) { id } }', { id: ana });
  await client.request('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: {
      taskId: idOf('Interview eight customers'),
      body: 'Two of them want to see the wireframes, @Ana. *Shall we ask them again in March?*',
      mentionIds: [ana],
    },
  });
  await client.request('mutation ($input: LogTimeInput!) { logTime(input: $input) { id } }', {
    input: { taskId: idOf('Interview eight customers'), minutes: 95, note: 'The first three', personId: ana },
  });
}
