import { describe, expect, test } from 'vitest';
import { applyInMemory, planDifference } from '../../../eval/plan-difference.ts';
import { PLANS } from '../../../eval/plans.ts';
import type { AgentEvent, AgentOperation, ConversationTurn, PlanContext } from '../../../server/agents/agent.ts';
import { createBuiltinAgent } from '../../../server/agents/builtin/builtin-agent.ts';
import { newBrief } from '../../../server/agents/new-brief.ts';

const WEBSITE = PLANS['website']!;

async function events(messages: readonly ConversationTurn[], plan: PlanContext | null): Promise<AgentEvent[]> {
  const support = { takeRefusals: () => [] };
  const brief = newBrief(messages.at(-1)?.text ?? '');
  const input = { agent: 'ORCHESTRATOR', plan, brief, summary: null, messages } as const;
  return Array.fromAsync(createBuiltinAgent().run(input, new AbortController().signal, support));
}

/** Says one thing after the other and hears the answers; every change is a proposal that nobody has applied. */
async function converse(
  ...said: readonly string[]
): Promise<{ readonly text: string; readonly changes: readonly string[] }> {
  const turns: ConversationTurn[] = [];
  let text = '';
  let operations: AgentOperation[] = [];
  for (const words of said) {
    turns.push({ sequence: turns.length + 1, role: 'USER', text: words });
    const heard = await events(turns, WEBSITE);
    text = heard.map((event) => (event.type === 'text' ? event.text : '')).join('');
    operations = heard.filter((event) => event.type === 'operation').map((event) => event.operation);
    expect(heard.at(-1)).toEqual({ type: 'done' });
    turns.push({ sequence: turns.length + 1, role: 'ASSISTANT', text });
  }
  const applied = applyInMemory(WEBSITE, operations);
  expect(applied.refusals).toEqual([]);
  return { text, changes: planDifference(WEBSITE, applied.plan) };
}

describe('questions are answered from the plan', () => {
  test.each([
    ['What is late?', ['#4 “Write the brief”']],
    ['which tasks are overdue?', ['#4 “Write the brief”']],
    ['Is anything overdue?', ['1 task is overdue']],
    ['what is due this week', ['#20 “Photo shoot”', '#10 “Set up hosting”']],
    ['What needs to be done by Friday?', ['#10 “Set up hosting”']],
    ['who is overloaded?', ['Nobody has more work due', 'Ben Ortiz: ']],
    ['What does Ana have?', ['#4 “Write the brief”', '#25 “Go live”']],
    ['what is David working on?', ['#11 “Content model”']],
    ['how much work does Ben have?', ['Ben Ortiz: ']],
    ['What next?', ['#6 “Wireframes”']],
    ['What is next?', ['Ready to begin', '#6 “Wireframes”']],
    ['What is due next?', ['Due next']],
    ['what should we do next?', ['#6 “Wireframes”']],
    ['What blocks Go live?', ['#22 “QA”', '#23 “Load test”']],
    ['why is QA not started?', ['#9 “Build”']],
    ['what depends on wireframes', ['#7 “Visual design”']],
    ['How far are we?', ['%', '2 completed']],
    ['how is the project going?', ['%']],
    ['how long is left?', ['of work left']],
    ['How much work is left?', ['of work left']],
    ['when is QA due?', ['8 January 2027']],
    ['by when must the photo shoot be finished?', ['25 November 2026', 'in 2 days']],
    ['When will we be done?', ['15 January 2027']],
    ['Who does the load test?', ['David Kim']],
    ['who is responsible for Search?', ['Nobody is assigned to #14']],
    ['What changed since yesterday?', ['history']],
    ['list all unassigned tasks', ['#14 “Search”', '#20 “Photo shoot”', '#26 “Retrospective”']],
    ['which tasks have no estimate?', ['#26 “Retrospective”']],
    ['show me everything of Eve', ['#18 “Write copy”', '#24 “Announcement”']],
    ['how many tasks are in progress?', ['1 task']],
    ['Can you summarise the plan?', ['“Website relaunch”', '#21 “Launch”']],
    ['is the home page done?', ['No', '#12']],
    ['tell me about QA', ['Test plan in the wiki.']],
    ['how long does Checkout take?', ['#13']],
    ['what is blocked?', ['#15 “Payment provider contract”']],
    ['What can you do?', ['push everything after Design by a week']],
    ['hello', ['ask me']],
  ])('“%s”', async (said, parts) => {
    const { text, changes } = await converse(said);
    for (const part of parts) expect(text).toContain(part);
    expect(changes).toEqual([]);
  });
});

describe('instructions become a proposal', () => {
  test.each([
    ['assign Search to Ben', ['#14 assignee Ben Ortiz']],
    ['Could you mark the home page as done, please?', ['#12 status COMPLETED']],
    ['can you push QA by a week?', ['#22 dueDate 2027-01-15']],
  ])('“%s”', async (said, changes) => {
    expect((await converse(said)).changes).toEqual(changes);
  });

  test('a task is broken down by the Decomposer', async () => {
    const { changes, text } = await converse('break down Search');
    expect(text).toContain('software to build');
    expect(changes.filter((change) => change.endsWith('under #14')).length).toBeGreaterThan(3);
  });

  test('a goal goes to the Planner', async () => {
    const { changes } = await converse('Make a plan for a product launch on 1 March 2027');
    expect(changes.filter((change) => change.startsWith('+ ')).length).toBeGreaterThan(10);
  });

  test('a document goes to the Planner', async () => {
    const { changes } = await converse('# Support\n\n- Write the handbook (2d)\n- Train the team\n');
    expect(changes.join('\n')).toContain('+ Write the handbook');
  });
});

describe('what was said before counts', () => {
  test.each([
    [['assign it to Ben', 'no'], []],
    [['when is QA due?', 'assign it to Ana'], ['#22 assignee Ana Lima']],
    [['mark copy as done', 'the second one'], ['#19 status COMPLETED']],
    [['mark copy as done', 'the first one'], ['#18 status COMPLETED']],
    [['mark copy as done', 'Translate copy'], ['#19 status COMPLETED']],
    [['mark copy as done', '#18'], ['#18 status COMPLETED']],
    [
      ['mark copy as done', 'both'],
      ['#18 status COMPLETED', '#19 status COMPLETED'],
    ],
    [['mark copy as done', 'banana', 'the second'], ['#19 status COMPLETED']],
    [['mark copy as done', 'never mind'], []],
    [['mark copy as done', 'assign Search to Ben'], ['#14 assignee Ben Ortiz']],
    [['assign Search to Bem', 'yes'], ['#14 assignee Ben Ortiz']],
    [['assign Search to Bem', 'no'], []],
    [
      ['list the unassigned tasks', 'assign them to Carla'],
      ['#14 assignee Carla Weiss', '#20 assignee Carla Weiss', '#26 assignee Carla Weiss'],
    ],
    [['list the unassigned tasks', 'assign the second one to Carla'], ['#20 assignee Carla Weiss']],
    [['who does QA?', 'and when is it due?'], []],
  ] as const)('%j', async (said, changes) => {
    expect((await converse(...said)).changes).toEqual(changes);
  });

  test('“it” in a question is the task of the question before', async () => {
    expect((await converse('who does QA?', 'and when is it due?')).text).toContain('8 January 2027');
  });

  test('a question about something unclear is asked again with what was meant', async () => {
    const first = await converse('when is copy due?');
    expect(first.text).toContain('Which one do you mean?');
    expect((await converse('when is copy due?', 'the second one')).text).toContain('15 December 2026');
  });
});

test.each(['sing me a song', 'what is the weather in Vienna?', 'make it nicer', 'frobnicate the launch', ''])(
  '“%s” changes nothing and gets an answer',
  async (said) => {
    const { text, changes } = await converse(said);
    expect(changes).toEqual([]);
    expect(text.length).toBeGreaterThan(20);
  },
);

test('a conversation about no project proposes nothing', async () => {
  const heard = await events([{ sequence: 1, role: 'USER', text: 'delete all tasks' }], null);
  expect(heard.map(({ type }) => type)).toEqual(['text', 'done']);
});

test('a long conversation is told in short, up to its last turns', async () => {
  const turns = Array.from({ length: 41 }, (_, index): ConversationTurn => ({
    sequence: index + 1,
    role: index % 2 === 0 ? 'USER' : 'ASSISTANT',
    text: `Words ${index + 1}`,
  }));
  const heard = await events(turns, WEBSITE);
  expect(heard.find((event) => event.type === 'memory')).toMatchObject({
    through: 31,
    summary: expect.stringContaining('Person: Words 1\n'),
  });
});
