import type { Page } from 'playwright-core';
import { applyOperations, createPlan, type Stage } from './stage.ts';

/** A screen of the application: an address, and what leads on from there. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  /** Text that is there once the screen is. */
  readonly landmark: string;
  /** What leads on from there to what is to be looked at. */
  readonly reach?: (page: Page) => Promise<void>;
}

/** A project as it is in the middle of its life, and the address of every screen that shows something of it. */
export async function prepareScreens({
  client,
}: Stage): Promise<{ readonly projectId: string; readonly screens: readonly Screen[] }> {
  const { createProject } = await client.request<{ createProject: { id: string } }>(
    `mutation { createProject(input: { name: "Website relaunch", startDate: "2027-01-04", dueDate: "2027-05-28" }) { id } }`,
  );
  const projectId = createProject.id;
  const [research, interviews, audit, design, wireframes, build, launch] = Array.from({ length: 7 }, () =>
    crypto.randomUUID(),
  );
  const create = (id: string | undefined, title: string, fields: object = {}) => ({
    createTask: { id, title, ...fields },
  });
  await applyOperations(client, projectId, [
    create(research, 'Research', { status: 'IN_PROGRESS' }),
    create(interviews, 'Interview eight customers', {
      parentId: research,
      status: 'COMPLETED',
      estimatedMinutes: 960,
      assigneeName: 'Ana Berg',
      startDate: '2027-01-04',
      dueDate: '2027-01-15',
      description: 'Half of them **new**, half of them with us for years.',
      acceptanceCriteria: ['Notes of each interview are in the wiki', 'Three themes are agreed'],
    }),
    create(audit, 'Audit the content', {
      parentId: research,
      status: 'IN_REVIEW',
      priority: 'HIGH',
      startDate: '2027-01-11',
      estimatedMinutes: 1440,
      tags: ['content'],
    }),
    create(design, 'Design', { assigneeName: 'Ben Oduya', startDate: '2027-01-18' }),
    create(wireframes, 'Wireframes of the ten most visited pages, in two rounds with the editors', {
      parentId: design,
      estimatedMinutes: 2400,
      dueDate: '2026-01-09',
    }),
    create(build, 'Build', { status: 'BLOCKED', priority: 'CRITICAL', startDate: '2027-03-01' }),
    create(launch, 'Launch', { dueDate: '2027-05-28' }),
    { addDependency: { taskId: wireframes, dependsOnId: interviews } },
    { addDependency: { taskId: build, dependsOnId: design } },
    { addDependency: { taskId: launch, dependsOnId: build } },
  ]);
  const letter = crypto.randomUUID();
  await applyOperations(client, projectId, [create(letter, 'Announce by letter', { parentId: launch })]);
  await applyOperations(client, projectId, [{ deleteTask: { id: letter } }]);
  await applyOperations(client, projectId, [{ updateTask: { id: design, priority: 'LOW' } }]);
  await undoLatest(client, projectId);
  const { projectId: older } = await createPlan(client, 'An older relaunch', ['Research']);
  await client.request('mutation ($id: ID!) { deleteProject(id: $id) }', { id: older });
  const { proposePatch } = await client.request<{ proposePatch: { id: string } }>(
    `mutation ($projectId: ID!, $operations: [OperationInput!]!) {
      proposePatch(projectId: $projectId, title: "Split the build", rationale: "Two teams can work at once.", operations: $operations) { id }
    }`,
    {
      projectId,
      operations: [
        create(crypto.randomUUID(), 'Templates', { parentId: build, estimatedMinutes: 1920 }),
        { updateTask: { id: launch, title: 'Launch and announce', priority: 'HIGH' } },
        { deleteTask: { id: audit } },
        { removeDependency: { taskId: build, dependsOnId: design } },
      ],
    },
  );
  const { project } = await client.request<{ project: { patches: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { project(id: $id) { patches(status: APPLIED) { nodes { id } } } }',
    { id: projectId },
  );
  const applied = project.patches.nodes.at(-1)?.id ?? '';
  await talk(client, projectId, interviews, wireframes);
  const inProject = `/p/${projectId}`;
  const screens: readonly Screen[] = [
    { name: 'welcome', path: '/welcome', landmark: 'What do you want to achieve?' },
    { name: 'outline', path: `${inProject}/outline`, landmark: 'Interview eight customers' },
    { name: 'task', path: `${inProject}/outline?task=2`, landmark: 'Half of them' },
    {
      name: 'outline-filtered',
      path: `${inProject}/outline?f=status:todo,blocked+due:overdue`,
      landmark: 'Wireframes',
    },
    { name: 'filter-empty', path: `${inProject}/outline?f=nowhere`, landmark: 'No task fits the filter.' },
    { name: 'task-page', path: `${inProject}/task/2`, landmark: 'Ask them again in March' },
    { name: 'inbox', path: '/inbox', landmark: 'mentioned you on' },
    { name: 'my-tasks', path: '/my', landmark: 'Wireframes' },
    { name: 'settings-profile', path: '/settings/profile', landmark: 'Others see it' },
    { name: 'list', path: `${inProject}/list?g=status&s=-due`, landmark: 'Interview eight customers' },
    { name: 'conversation', path: `${inProject}/outline?chat=new`, landmark: 'Ask about the plan' },
    { name: 'board', path: `${inProject}/board`, landmark: 'Interview eight customers' },
    { name: 'timeline', path: `${inProject}/timeline?z=week`, landmark: 'Interview eight customers' },
    { name: 'timeline-list', path: `${inProject}/timeline?z=list`, landmark: 'Interview eight customers' },
    { name: 'graph', path: `${inProject}/graph?v=graph`, landmark: 'Interview eight customers' },
    { name: 'graph-list', path: `${inProject}/graph?v=list`, landmark: 'Interview eight customers' },
    { name: 'dashboard', path: `${inProject}/dashboard`, landmark: 'Burn-up' },
    { name: 'review', path: `${inProject}/plan/${proposePatch.id}`, landmark: 'Templates' },
    { name: 'history', path: `${inProject}/history`, landmark: 'Split the build' },
    { name: 'history-patch', path: `${inProject}/history/${applied}`, landmark: 'Interview eight customers' },
    { name: 'trash', path: `${inProject}/trash`, landmark: 'Announce by letter' },
    { name: 'import', path: `${inProject}/import`, landmark: 'Drop a file here' },
    { name: 'settings-deleted', path: '/settings/deleted', landmark: 'An older relaunch' },
    { name: 'settings-appearance', path: '/settings/appearance', landmark: 'Appearance' },
    { name: 'settings-people', path: '/settings/members', landmark: 'Ana Berg' },
    { name: 'settings-providers', path: '/settings/providers', landmark: 'Anthropic' },
    { name: 'settings-usage', path: '/settings/usage', landmark: 'No ceiling is set' },
    { name: 'settings-shortcuts', path: '/settings/shortcuts', landmark: 'Shortcuts' },
    { name: 'not-found', path: '/nowhere', landmark: '' },
    { name: 'peek', path: `${inProject}/outline`, landmark: 'Interview eight customers', reach: peek },
    { name: 'presence', path: `${inProject}/outline`, landmark: 'Interview eight customers', reach: openPresence },
  ];
  return { projectId, screens };
}

async function peek(page: Page): Promise<void> {
  const grid = page.getByRole('treegrid');
  await grid.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await page
    .getByRole('dialog', { name: /^#\d+ Interview/ })
    .getByText('Half of them')
    .waitFor();
}

async function openPresence(page: Page): Promise<void> {
  await page.getByRole('button', { name: /here: Ben Oduya/ }).click();
  await page.getByRole('dialog', { name: 'Who is here' }).waitFor();
}

async function undoLatest(client: Stage['client'], projectId: string): Promise<void> {
  const { project } = await client.request<{ project: { patches: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { project(id: $id) { patches(first: 1, status: APPLIED) { nodes { id } } } }',
    { id: projectId },
  );
  await client.request('mutation ($id: ID!) { revertPatch(id: $id) { applied } }', {
    id: project.patches.nodes[0]?.id,
  });
}

/** What is said and logged, and who looks: the person who has something to do. */
async function talk(
  client: Stage['client'],
  projectId: string,
  saidOf: string | undefined,
  given: string | undefined,
): Promise<void> {
  const { people } = await client.request<{ people: { id: string; name: string }[] }>('{ people { id name } }');
  const ben = people.find(({ name }) => name === 'Ben Oduya');
  await applyOperations(client, projectId, [{ updateTask: { id: given, assigneeId: ben?.id } }]);
  await client.request('mutation ($id: ID) { setViewerPerson(personId: $id) { id } }', { id: ben?.id });
  const say = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }';
  const body = 'Ask them again in March, @Ben Oduya: *two* of them will have moved.';
  await client.request(say, { input: { taskId: saidOf, body, mentionIds: [ben?.id] } });
  await client.request('mutation ($input: LogTimeInput!) { logTime(input: $input) { id } }', {
    input: { taskId: saidOf, minutes: 95, note: 'Called the first three' },
  });
  const view = { projectId, name: 'Late and stuck', view: 'outline', search: { f: 'due:overdue status:blocked' } };
  await client.request('mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { id } }', {
    input: view,
  });
}
