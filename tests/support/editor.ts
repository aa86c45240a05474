import { expect } from 'vitest';
import type { GraphqlAnswer, GraphqlClient } from './graphql-client.ts';

const APPLY = `mutation ($input: ApplyPatchInput!) {
  applyPatch(input: $input) { applied patch { id appliedVersion } conflicts { kind message } }
}`;
/** After an answer that the database is away: an editor is no attack. */
const PAUSE_MS = 20;

interface Call {
  readonly key: string;
  readonly input: object;
}
interface Applied {
  readonly applyPatch: {
    readonly applied: boolean;
    readonly patch: { readonly id: string; readonly appliedVersion: number | null };
  };
}

/** What an editor was told: this patch is applied. */
export interface Acknowledged {
  readonly key: string;
  readonly patchId: string;
  readonly version: number | null;
}

/**
 * Somebody who changes a plan without pause, below a task of their own, each time under a key of its own. What was not
 * answered is asked again under the same key before anything else, as a good client does.
 */
export class Editor {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that said that the database is away. */
  readonly unavailable: string[] = [];
  readonly #projectId: string;
  readonly #name: string;
  readonly #random: () => number;
  readonly #rootId = crypto.randomUUID();
  readonly #children: string[] = [];
  #open: Call | null = null;
  #count = 0;

  constructor(projectId: string, name: string, random: () => number) {
    this.#projectId = projectId;
    this.#name = name;
    this.#random = random;
  }

  /** Key of the call that was sent and not answered; null where all were. */
  get openKey(): string | null {
    return this.#open?.key ?? null;
  }

  /**
   * Works until `isOver`, or until the server is gone. `onAnswer` hears of each call that was acknowledged.
   * Throws what the server refuses or fails at, except that the database is away.
   */
  async work(client: GraphqlClient, isOver: () => boolean, onAnswer: () => void = () => {}): Promise<void> {
    while (!isOver()) {
      this.#open ??= this.#nextCall();
      let answer: GraphqlAnswer<Applied>;
      try {
        answer = await client.execute<Applied>(APPLY, { input: this.#open.input });
      } catch {
        return; // The connection broke: the server is gone.
      }
      if (this.#isOutage(answer)) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      else {
        this.#take(this.#open.key, answer);
        onAnswer();
      }
    }
  }

  /** Asks what is open again, until it is answered. */
  async finish(client: GraphqlClient): Promise<void> {
    await this.work(client, () => this.#open === null);
    if (this.#open !== null) throw new Error(`The call ${this.#open.key} has no answer.`);
  }

  #isOutage({ errors }: GraphqlAnswer<Applied>): boolean {
    const [error] = errors;
    if (error?.extensions?.code !== 'UNAVAILABLE') return false;
    this.unavailable.push(error.message);
    return true;
  }

  #take(key: string, { data, errors }: GraphqlAnswer<Applied>): void {
    if (!data?.applyPatch.applied)
      throw new Error(`${key} was not applied: ${JSON.stringify({ errors, data, call: this.#open })}`);
    const { id, appliedVersion } = data.applyPatch.patch;
    this.acknowledged.push({ key, patchId: id, version: appliedVersion });
    this.#open = null;
  }

  #nextCall(): Call {
    this.#count += 1;
    // Keys are the caller’s, whatever the project.
    const key = `${this.#name} ${this.#count} of ${this.#projectId}`;
    const operations = this.#count === 1 ? [this.#createRoot()] : this.#nextOperations();
    return { key, input: { projectId: this.#projectId, title: key, operations, idempotencyKey: key } };
  }

  #createRoot(): object {
    return { createTask: { id: this.#rootId, title: this.#name } };
  }

  #nextOperations(): object[] {
    const dice = this.#random();
    const [one, two] = [this.#pick(), this.#pick()];
    if (dice < 0.4 || one === undefined || two === undefined || this.#children.length < 5) {
      // Mostly one; now and then so many that writing them takes a while.
      const many = dice < 0.05 ? 150 : 1 + Math.floor(this.#random() * 3);
      return Array.from({ length: many }, () => {
        const id = crypto.randomUUID();
        this.#children.push(id);
        return { createTask: { id, parentId: this.#rootId, title: `${this.#name} ${this.#random()}` } };
      });
    }
    if (dice < 0.6) return [{ updateTask: { id: one, title: `Renamed ${dice}`, tags: [`t${this.#count}`] } }];
    if (dice < 0.75) return [{ moveTask: { id: one, parentId: this.#rootId, afterId: one === two ? null : two } }];
    if (dice < 0.9 && one !== two) {
      // Always from the later to the earlier one: never a cycle.
      const [early, late] = this.#children.indexOf(one) < this.#children.indexOf(two) ? [one, two] : [two, one];
      return [{ addDependency: { taskId: late, dependsOnId: early } }];
    }
    this.#children.splice(this.#children.indexOf(one), 1);
    return [{ deleteTask: { id: one } }];
  }

  #pick(): string | undefined {
    return this.#children[Math.floor(this.#random() * this.#children.length)];
  }
}

/** Some editors at work on one plan at once. */
export class Editors {
  readonly all: readonly Editor[];
  readonly #client: GraphqlClient;
  readonly #working: Promise<unknown>;
  #isOver = false;

  constructor(client: GraphqlClient, projectId: string, count: number) {
    this.#client = client;
    this.all = Array.from({ length: count }, (_, index) => new Editor(projectId, `Editor ${index}`, seeded(index)));
    this.#working = Promise.all(this.all.map((editor) => editor.work(client, () => this.#isOver)));
    this.#working.catch(() => {}); // Told to whoever waits for them next.
  }

  /** Waits until each of them has had so many more answers of a kind. Throws what one of them has met. */
  async eachHas(kind: 'acknowledged' | 'unavailable', more: number): Promise<void> {
    const before = this.all.map((editor) => editor[kind].length);
    const grown = (): number => Math.min(...this.all.map((editor, index) => editor[kind].length - before[index]!));
    const wait = async (): Promise<void> => {
      await expect.poll(grown, { timeout: 30_000, interval: 10 }).toBeGreaterThanOrEqual(more);
    };
    const waiting = wait();
    await Promise.race([waiting, this.#working.then(() => waiting)]);
  }

  /** Lets them end what they have begun. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await this.#working;
    for (const editor of this.all) await editor.finish(this.#client);
  }
}

/** A repeatable source of numbers between 0 and 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
