import type { Page } from 'playwright-core';
import type { GraphqlClient } from '../../tests/support/graphql-client.ts';
import { proposeOperations } from '../../tests/support/stage.ts';
import type { Figures } from './figures.ts';
import type { LargePlan } from './large-plan.ts';
import { expectTexts, readSeen } from './probes.ts';

const OPERATIONS = 300;

/** A proposal is applied: half of it changes tasks, half adds some. */
export async function measureApply(
  page: Page,
  url: string,
  client: GraphqlClient,
  { projectId, taskIds }: LargePlan,
  figures: Figures,
): Promise<void> {
  const title = 'Applied together';
  const operations = Array.from({ length: OPERATIONS }, (_, at) =>
    at < OPERATIONS / 2
      ? { updateTask: { id: taskIds[at], title: `${title}, ${at}` } }
      : { createTask: { parentId: taskIds[at], title: `New with it, ${at}`, estimatedMinutes: 60 } },
  );
  const proposal = await proposeOperations(client, projectId, 'Three hundred changes', operations);
  // Some of these tasks are under way or done, and changes of them want an explicit yes.
  const decisions = proposal.operations.map(({ id: operationId }) => ({ operationId, decision: 'ACCEPTED' }));
  await client.request(
    'mutation ($id: ID!, $decisions: [OperationDecisionInput!]!) { decideOperations(patchId: $id, decisions: $decisions) { id } }',
    { id: proposal.id, decisions },
  );
  await page.goto(`${url}/p/${projectId}/plan/${proposal.id}`);
  await page.getByRole('button', { name: `Apply ${OPERATIONS} changes` }).waitFor();
  await page.waitForTimeout(1_000);
  const painted = `${title}, 0`;
  await expectTexts(page, [painted]);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('treegrid').getByText(painted, { exact: true }).waitFor();
  await page.waitForTimeout(300);
  const { texts, pressedAt } = await readSeen(page);
  figures.add(`Apply ${OPERATIONS} → painted`, (texts[painted]?.paintedAt ?? Number.NaN) - pressedAt, 'ms', 100);
}
