import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { sharedApp } from './support/shared-app.ts';
import { createProject } from './support/world.ts';

const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) {
    conversation { id title project { id } messages(before: 2) { sequence role text run { id } } }
    run { id agent status conversation { id } }
  }
}`;
const CONVERSATION = `query ($id: ID!, $last: Int, $before: Int) {
  conversation(id: $id) { id title messages(last: $last, before: $before) { id sequence role text createdAt run { id status } } }
}`;

interface Sent {
  readonly sendMessage: {
    readonly conversation: { readonly id: string; readonly title: string; readonly messages: readonly object[] };
    readonly run: { readonly id: string };
  };
}

describe.each(DATABASES)('conversations over the API on %s', (kind) => {
  const app = sharedApp(kind);
  const send = async (input: object) => (await app.client.request<Sent>(SEND, { input })).sendMessage;
  const finish = async (runId: string): Promise<void> => {
    const events = app.client.subscribe('subscription ($runId: ID!) { agentRunEvents(runId: $runId) { type } }', {
      runId,
    });
    for await (const _ of events);
  };

  test('begin with a message, and hold the answer when its run is over', async () => {
    const projectId = await createProject(app.client, 'Mine');
    const { conversation, run } = await send({ projectId, text: 'What is next?' });
    expect(conversation).toMatchObject({
      title: 'What is next?',
      project: { id: projectId },
      messages: [{ sequence: 1, role: 'USER', text: 'What is next?', run: { id: run.id } }],
    });
    expect(run).toMatchObject({ agent: 'ORCHESTRATOR', conversation: { id: conversation.id } });
    await finish(run.id);
    const read = await app.client.request<{ conversation: { messages: { sequence: number; role: string }[] } }>(
      CONVERSATION,
      { id: conversation.id },
    );
    expect(read.conversation.messages.map(({ sequence, role }) => [sequence, role])).toEqual([
      [1, 'USER'],
      [2, 'ASSISTANT'],
    ]);
    const page = await app.client.request<{ conversation: object }>(CONVERSATION, {
      id: conversation.id,
      last: 5,
      before: 2,
    });
    expect(page.conversation).toMatchObject({ messages: [{ sequence: 1 }] });
    const { node } = await app.client.request<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { __typename id } }',
      { id: conversation.id },
    );
    expect(node).toEqual({ __typename: 'Conversation', id: conversation.id });
  });

  test('are listed with the project, the one written in last first, with one statement for all their messages', async () => {
    const projectId = await createProject(app.client, 'Mine');
    for (const text of ['One', 'Two', 'Three']) await finish((await send({ projectId, text })).run.id);
    const statements: string[] = [];
    const stop = app.database.onStatement((sql) => statements.push(sql));
    const { project } = await app.client.request<{ project: { conversations: { title: string }[] } }>(
      'query ($id: ID!) { project(id: $id) { conversations(first: 2) { title messages(last: 1) { role } } } }',
      { id: projectId },
    );
    stop();
    expect(project.conversations).toMatchObject([
      { title: 'Three', messages: [{ role: 'ASSISTANT' }] },
      { title: 'Two', messages: [{ role: 'ASSISTANT' }] },
    ]);
    expect(statements.filter((sql) => sql.includes('from "message"'))).toHaveLength(1);
  });

  test('say where the input is wrong, and that unknown ones are not there', async () => {
    const refusal = async (input: object) => (await app.client.execute(SEND, { input })).errors[0]?.extensions;
    expect(await refusal({ text: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.text' });
    expect(await refusal({ text: 'Hi', provider: 'nobody' })).toMatchObject({ field: 'input.provider' });
    expect(await refusal({ text: 'Hi', conversationId: randomUUID() })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal({ text: 'Hi', projectId: randomUUID() })).toMatchObject({ code: 'NOT_FOUND' });
    const unknown = await app.client.request(CONVERSATION, { id: randomUUID() });
    expect(unknown).toEqual({ conversation: null });
  });

  test('decomposeTask and editPlan start runs, and name the field that is wrong', async () => {
    const projectId = await createProject(app.client, 'Mine');
    const taskId = randomUUID();
    await app.client.request('mutation ($input: ApplyPatchInput!) { applyPatch(input: $input) { applied } }', {
      input: { projectId, operations: [{ createTask: { id: taskId, title: 'Kitchen' } }] },
    });
    const DECOMPOSE =
      'mutation ($input: DecomposeTaskInput!) { decomposeTask(input: $input) { id agent task { id } } }';
    const EDIT = 'mutation ($input: EditPlanInput!) { editPlan(input: $input) { id agent prompt project { id } } }';
    expect(await app.client.request(DECOMPOSE, { input: { taskId } })).toMatchObject({
      decomposeTask: { agent: 'DECOMPOSER', task: { id: taskId } },
    });
    const instructions = 'Mark it done';
    expect(await app.client.request(EDIT, { input: { projectId, instructions, taskIds: [taskId] } })).toMatchObject({
      editPlan: { agent: 'EDITOR', prompt: instructions, project: { id: projectId } },
    });
    const refusal = async (query: string, input: object) =>
      (await app.client.execute(query, { input })).errors[0]?.extensions;
    expect(await refusal(DECOMPOSE, { taskId: randomUUID() })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(EDIT, { projectId, instructions: '' })).toMatchObject({ field: 'input.instructions' });
    expect(await refusal(EDIT, { projectId, instructions, taskIds: [] })).toMatchObject({ field: 'input.taskIds' });
  });
});
