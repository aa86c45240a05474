import type { Exchange, FinishReason, Script } from './scripted-provider.ts';

/** An element of the answer's `operations`; what is not given is empty. */
type ScriptedOperation = { readonly ref: string } & Readonly<Record<string, unknown>>;

export interface ScriptedPlan {
  readonly thinking?: string;
  readonly title?: string;
  readonly project?: object;
  readonly operations: readonly ScriptedOperation[];
}

/** A plan of `count` tasks, the first of them the parent of all others. */
export function scriptedPlan(count: number): ScriptedPlan {
  const operations = Array.from({ length: count }, (_, index) => ({
    ref: `new${index + 1}`,
    title: `Step ${index + 1}: "ünïcode" {braces} [x] \\ 🚀`,
    parentRef: index === 0 ? '' : 'new1',
    estimateMinutes: index === 0 ? 0 : 60,
  }));
  return { thinking: 'First the parent, then the rest.', title: `Plan ${count} steps`, operations };
}

const EMPTY_OPERATION = {
  op: 'create',
  ref: '',
  title: '',
  parentRef: '',
  afterRef: '',
  dependsOn: [],
  description: '',
  acceptanceCriteria: [],
  priority: 'NONE',
  estimateMinutes: 0,
  startDate: '',
  dueDate: '',
  assignee: '',
  tags: [],
  status: 'NONE',
  reason: '',
};

const EMPTY_PROJECT = { name: '', description: '', dueDate: '' };

/** The answer's JSON in pieces: what comes before the operations, each operation, and what comes after them. */
export function planPieces({ thinking = '', title = '', project = EMPTY_PROJECT, operations }: ScriptedPlan): string[] {
  const head = `{"thinking":${JSON.stringify(thinking)},"title":${JSON.stringify(title)},"project":${JSON.stringify(project)},"operations":[`;
  const elements = operations.map((operation, index) => {
    return `${index > 0 ? ',' : ''}${JSON.stringify({ ...EMPTY_OPERATION, ...operation })}`;
  });
  return [head, ...elements, ']}'];
}

export function planText(plan: ScriptedPlan): string {
  return planPieces(plan).join('');
}

/** Answers with a plan under a test's control: nothing of an operation leaves the server before it is released. */
export class PacedPlan {
  readonly #plan: ScriptedPlan;
  readonly #finishReason: FinishReason;
  #released = 0;
  #sent = 0;
  #wake: (() => void)[] = [];

  constructor(plan: ScriptedPlan, finishReason: FinishReason = 'complete') {
    this.#plan = plan;
    this.#finishReason = finishReason;
  }

  /** Operations that have left the server. */
  get sent(): number {
    return this.#sent;
  }

  /** Lets `count` more parts go: the operations one by one, and after them, as one more part, the end of the answer. */
  release(count = 1): void {
    this.#released += count;
    for (const wake of this.#wake.splice(0)) wake();
  }

  releaseAll(): void {
    this.release(this.#plan.operations.length + 1);
  }

  readonly script: Script = async (exchange: Exchange) => {
    const [head = '', ...rest] = planPieces(this.#plan);
    const tail = rest.pop() ?? '';
    await exchange.start();
    await exchange.text(head);
    for (const [index, element] of rest.entries()) {
      await this.#untilReleased(index + 1, exchange);
      if (exchange.isClosed) return;
      await exchange.text(element);
      this.#sent += 1;
    }
    await this.#untilReleased(rest.length + 1, exchange);
    await exchange.text(tail);
    await exchange.finish(this.#finishReason);
  };

  async #untilReleased(count: number, exchange: Exchange): Promise<void> {
    while (this.#released < count && !exchange.isClosed) {
      await Promise.race([new Promise<void>((resolve) => this.#wake.push(resolve)), exchange.closed]);
    }
  }
}
