import type { Agent, AgentEvent, AgentInput, AgentSupport, PlanContext } from '../../../server/agents/agent.ts';
import type { SessionOptions } from '../../../server/agents/llm/model-session.ts';
import type { ModelEvent, ModelRequest, StreamModel } from '../../../server/agents/llm/model.ts';
import { createModelAgent } from '../../../server/agents/model/model-agent.ts';
import type { Instant, LocalDate, ProjectId, TaskId, WorkspaceId } from '../../../server/domain/ids.ts';
import { NEW_PROJECT_FIELDS, type Project } from '../../../server/domain/project.ts';
import { NEW_TASK_FIELDS, type Dependency, type Task } from '../../../server/domain/task.ts';
import { collect } from '../../support/collect.ts';
import { instantRetries, RefusingPlan } from './planning-world.ts';

/** What a model says to one request; cut where it is longer than the model may write. */
export type Reply = (request: ModelRequest) => string;

/** Characters of one token, for models that are cut off. */
const CHARACTERS_PER_TOKEN = 4;

/** A model in this process: says what its replies say, the last one for all that follow, and remembers what it was asked. */
export class FakeModel {
  readonly requests: ModelRequest[] = [];
  readonly #replies: readonly Reply[];

  constructor(...replies: readonly (Reply | string)[]) {
    this.#replies = replies.map((reply) => (typeof reply === 'string' ? () => reply : reply));
  }

  readonly streamModel: StreamModel = (request) => this.#stream(request);

  async *#stream(request: ModelRequest): AsyncGenerator<ModelEvent, void> {
    const reply = this.#replies[Math.min(this.requests.length, this.#replies.length - 1)]!;
    this.requests.push(request);
    const text = reply(request);
    const most = request.maxOutputTokens * CHARACTERS_PER_TOKEN;
    for (let start = 0; start < Math.min(text.length, most); start += 500) {
      yield { type: 'json-delta', text: text.slice(start, Math.min(start + 500, most)) };
    }
    const outputTokens = Math.ceil(Math.min(text.length, most) / CHARACTERS_PER_TOKEN);
    yield { type: 'usage', usage: { inputTokens: 100, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 } };
    yield { type: 'done', reason: text.length > most ? 'length' : 'complete' };
  }
}

export interface ModelLimits {
  readonly maxOutputTokens?: number;
  readonly maxContextTokens?: number;
}

/** The product's agent on a model in this process. */
export function agentOn(model: { readonly streamModel: StreamModel }, limits: ModelLimits = {}): Agent {
  const { maxOutputTokens = 32_000, maxContextTokens = 128_000 } = limits;
  const words = { name: 'Fake', keyVariable: 'FAKE_KEY', baseUrlVariable: 'FAKE_URL', modelVariable: 'FAKE_MODEL' };
  const route: SessionOptions['routes'][0] = {
    provider: 'openai',
    model: 'fake',
    baseUrl: 'http://fake.example/v1',
    streamModel: model.streamModel,
    words,
    costUsd: () => 0.01,
    maxOutputTokens,
    maxContextTokens,
  };
  return createModelAgent({ routes: [route], runMs: 60_000, retryPolicy: instantRetries() });
}

/** All that an agent says of an input, where the plan refuses what `refuse` gives a reason for. */
export async function say(
  agent: Agent,
  input: AgentInput,
  refuse: ConstructorParameters<typeof RefusingPlan>[0] = () => null,
): Promise<AgentEvent[]> {
  const support = new RefusingPlan(refuse);
  const heard = async function* (events: AsyncIterable<AgentEvent>, plan: AgentSupport): AsyncGenerator<AgentEvent> {
    for await (const event of events) {
      yield event;
      if (event.type === 'operation' && plan === support) support.take(event.operation);
    }
  };
  return collect(heard(agent.run(input, new AbortController().signal, support), support));
}

export function textOf(events: readonly AgentEvent[]): string {
  return events.map((event) => (event.type === 'text' ? event.text : '')).join('');
}
export function warningsOf(events: readonly AgentEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'warning' ? [event.text] : []));
}

const NOW = '2026-11-23T09:00:00.000Z' as Instant;

const PROJECT: Project = {
  ...NEW_PROJECT_FIELDS,
  id: 'p1' as ProjectId,
  workspaceId: 'w1' as WorkspaceId,
  name: 'Bakery',
  version: 3,
  nextNumber: 1,
  createdAt: NOW,
  updatedAt: NOW,
  deletedAt: null,
};

/** A task of a test's plan; `t1` is the id of number 1. */
export function task(number: number, changes: Partial<Task> & { readonly below?: number } = {}): Task {
  const { below, ...fields } = changes;
  return {
    ...NEW_TASK_FIELDS,
    id: taskId(number),
    projectId: PROJECT.id,
    number,
    title: `Task ${number}`,
    parentId: below === undefined ? null : taskId(below),
    orderKey: String(number).padStart(6, '0'),
    depth: below === undefined ? 0 : 1,
    version: 1,
    createdAt: NOW,
    updatedAt: NOW,
    ...fields,
  };
}
export function taskId(number: number): TaskId {
  return `t${number}` as TaskId;
}

/** A plan on Monday, 23 November 2026. `after`: pairs of a task's number and the number of what it depends on. */
export function planContext(
  tasks: readonly Task[],
  { people = {}, after = [] }: { people?: Record<string, string>; after?: readonly (readonly [number, number])[] } = {},
): PlanContext {
  const dependencies = after.map(([id, on]): Dependency => ({ taskId: taskId(id), dependsOnId: taskId(on) }));
  return {
    project: PROJECT,
    tasks,
    dependencies,
    people: new Map(Object.entries(people)),
    today: '2026-11-23' as LocalDate,
    timeZone: 'Europe/Vienna',
  };
}
