import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ATTACKS } from '../support/attack-corpus.ts';
import { applyOperations, openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';

let stage: Stage;
let projectId: string;
let proposalId: string;
beforeAll(async () => {
  stage = await openStage();
  ({ projectId, proposalId } = await fillEverything(stage));
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Puts every attack into every field that holds a text. */
async function fillEverything({ client }: Stage) {
  const all = ATTACKS.join('\n\n');
  const { createProject } = await client.request<{ createProject: { id: string } }>(
    'mutation ($input: CreateProjectInput!) { createProject(input: $input) { id } }',
    { input: { name: ATTACKS[1], description: all, tags: [ATTACKS[2]?.slice(0, 50)] } },
  );
  const projectId = createProject.id;
  const ids = ATTACKS.map(() => crypto.randomUUID());
  await applyOperations(
    client,
    projectId,
    ATTACKS.map((attack, at) => ({
      createTask: {
        id: ids[at],
        title: attack.replaceAll('\n', ' '),
        description: all,
        acceptanceCriteria: [attack.replaceAll('\n', ' '), ...ATTACKS.slice(0, 3)],
        tags: [attack.replaceAll('\n', ' ').slice(0, 50)],
        assigneeName: attack.replaceAll('\n', ' '),
        status: (['TODO', 'IN_PROGRESS', 'BLOCKED'] as const)[at % 3],
        dueDate: '2026-01-09',
        ...(at % 5 === 4 && { parentId: ids[at - 1] }),
      },
    })),
  );
  const { people } = await client.request<{ people: { id: string; name: string }[] }>('{ people { id name } }');
  await client.request('mutation ($id: ID) { setViewerPerson(personId: $id) { id } }', { id: people[0]?.id });
  for (const [at, body] of ATTACKS.entries()) {
    await client.request('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', {
      input: { taskId: ids[0], body: `${body} @${people[0]?.name}`, mentionIds: [people[0]?.id] },
    });
    if (at > 8) continue;
    await client.request('mutation ($input: LogTimeInput!) { logTime(input: $input) { id } }', {
      input: { taskId: ids[0], minutes: 5, note: body },
    });
    await client.request('mutation ($input: CreateSavedViewInput!) { createSavedView(input: $input) { id } }', {
      input: { projectId, name: `${at} ${body}`.slice(0, 100), view: 'outline', search: { f: body } },
    });
  }
  const { proposePatch } = await client.request<{ proposePatch: { id: string } }>(
    `mutation ($projectId: ID!, $title: String!, $rationale: String, $operations: [OperationInput!]!) {
      proposePatch(projectId: $projectId, title: $title, rationale: $rationale, operations: $operations) { id }
    }`,
    {
      projectId,
      title: ATTACKS[3],
      rationale: all,
      operations: ATTACKS.slice(0, 12).map((attack, at) => ({
        updateTask: { id: ids[at], title: `${attack.replaceAll('\n', ' ')}!`, description: attack },
      })),
    },
  );
  return { projectId, proposalId: proposePatch.id };
}

/** What is there that must not be: elements and attributes that only an attack brings. */
function findIntruders(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          element.matches('main script, iframe, object, embed, base, meta[http-equiv=refresh], main style') ||
          [...element.attributes].some(
            ({ name, value }) =>
              /^on/i.test(name) ||
              (/^(href|src|action|data|srcdoc)$/i.test(name) && /^\s*(javascript|data:text|vbscript)/i.test(value)),
          ),
      )
      .map((element) => element.outerHTML.slice(0, 160)),
  );
}

test('no text in any field of any view comes to life, and nothing asks for what the policy forbids', async () => {
  await using ana = await visit(stage.browser, stage.url, { path: '/settings/appearance' });
  const { page } = ana;
  const attacks: string[] = [];
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(stage.url).host) foreign.push(request.url());
  });
  await page.exposeFunction('attacked', () => attacks.push(page.url()));
  await page.addInitScript(() => {
    (globalThis as { violations?: string[] }).violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      (globalThis as { violations?: string[] }).violations?.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const filter = encodeURIComponent(ATTACKS.slice(0, 6).join(' '));
  const paths = [
    `/p/${projectId}/outline`,
    `/p/${projectId}/outline?task=1`,
    `/p/${projectId}/outline?f=${filter}`,
    `/p/${projectId}/board`,
    `/p/${projectId}/task/1`,
    `/p/${projectId}/plan/${proposalId}`,
    `/p/${projectId}/history`,
    `/p/${projectId}/compare?from=0&to=1`,
    `/p/${projectId}/trash`,
    '/inbox',
    '/my',
    '/settings/profile',
    `/welcome?goal=${encodeURIComponent(ATTACKS[0] ?? '')}`,
    `/p/${encodeURIComponent('"><img src=x onerror=attacked()>')}/outline`,
  ];
  for (const path of paths) {
    await page.goto(new URL(path, stage.url).href);
    await page.getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await findIntruders(page), path).toEqual([]);
    expect(await page.evaluate(() => (globalThis as { violations?: string[] }).violations), path).toEqual([]);
  }
  // What is only there once somebody asks for it: overlays, menus, the palette, the texts in boxes.
  await page.goto(new URL(`/p/${projectId}/outline?task=1`, stage.url).href);
  await page.getByRole('article').first().waitFor();
  await page.getByRole('button', { name: 'Edit the description' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('treegrid').focus();
  for (const key of ['a', 'l', 'b', 'm', 'Control+k']) {
    await page.keyboard.press(key);
    const box = page.getByRole('combobox').last();
    await box.waitFor();
    await box.fill('attacked');
    expect(await findIntruders(page), key).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('treegrid').focus();
  }
  expect(await page.evaluate(() => (globalThis as { violations?: string[] }).violations)).toEqual([]);
  expect(attacks).toEqual([]);
  expect(foreign).toEqual([]);
  expect(ana.problems).toEqual([]);
});
