import type { BriefSentence } from '../../../domain/brief-sentences.ts';
import type { Task } from '../../../domain/task.ts';
import type { AgentOperation, PlannerInput } from '../../agent.ts';

interface Traced {
  readonly operation: AgentOperation;
  /** Numbers of the sentences that it was made from. */
  readonly sources: readonly number[];
}

/**
 * The operations with the sentences that each was made from, and without those that the plan holds already: what was
 * planned from an equal sentence before stays as people have left it, what was reworded becomes an update, and what the
 * document does not say any more is proposed for deletion. `isDocument`: each task comes from a place in the text.
 */
export function traceOperations(
  operations: readonly AgentOperation[],
  input: PlannerInput,
  isDocument: boolean,
): readonly Traced[] {
  const tracing = new Tracing(input, isDocument);
  const traced = operations.flatMap((operation) => tracing.trace(operation) ?? []);
  return [...traced, ...deletions(input)];
}

class Tracing {
  readonly #input: PlannerInput;
  readonly #places: Places | null;
  readonly #existing: ReadonlyMap<string, Task>;
  /** What stands for a new task: one that is there, or null where nobody wants it. */
  readonly #instead = new Map<string, string | null>();
  readonly #covered: ReadonlySet<string>;
  readonly #revised = new Set<string>();

  constructor(input: PlannerInput, isDocument: boolean) {
    this.#input = input;
    this.#places = isDocument ? new Places(input.sentences) : null;
    this.#existing = new Map(input.tasks.map((task) => [`#${task.number}`, task]));
    this.#covered = new Set([...input.covered.values()].flat());
  }

  /** Null where there is nothing to do. */
  trace(operation: AgentOperation): Traced | null {
    switch (operation.kind) {
      case 'CREATE_TASK':
        return this.#create(operation);
      case 'UPDATE_TASK': {
        const sources = this.#sourcesOf(operation.fields.title ?? this.#existing.get(operation.taskId)?.title ?? '');
        return this.#isPlanned(sources) ? null : { operation, sources };
      }
      case 'ADD_DEPENDENCY': {
        const [taskId, dependsOnId] = [this.#standIn(operation.taskId), this.#standIn(operation.dependsOnId)];
        if (taskId === null || dependsOnId === null || taskId === dependsOnId) return null;
        // Between tasks that were planned before, people may have taken it away.
        if (this.#covered.has(taskId) && this.#covered.has(dependsOnId)) return null;
        return { operation: { ...operation, taskId, dependsOnId }, sources: [] };
      }
      default:
        return { operation, sources: [] };
    }
  }

  #create(operation: Extract<AgentOperation, { kind: 'CREATE_TASK' }>): Traced | null {
    const sources = this.#sourcesOf(operation.fields.title);
    if (this.#isPlanned(sources)) {
      this.#instead.set(
        operation.taskId,
        sources.flatMap((number) => this.#input.covered.get(number) ?? [])[0] ?? null,
      );
      return null;
    }
    const earlier = sources
      .flatMap((number) => this.#input.revised.get(number) ?? [])
      .find((reference) => this.#existing.has(reference) && !this.#revised.has(reference));
    if (earlier === undefined) {
      const parentId = operation.parentId === null ? null : this.#standIn(operation.parentId);
      return { operation: { ...operation, parentId }, sources };
    }
    this.#revised.add(earlier);
    this.#instead.set(operation.taskId, earlier);
    const fields = changed(this.#existing.get(earlier)!, operation.fields, this.#input.people);
    if (Object.keys(fields).length === 0) return null;
    return { operation: { kind: 'UPDATE_TASK', taskId: earlier, fields }, sources };
  }

  #standIn(reference: string): string | null {
    const instead = this.#instead.get(reference);
    return instead === undefined ? reference : instead;
  }

  #isPlanned(sources: readonly number[]): boolean {
    return sources.length > 0 && sources.every((number) => this.#input.covered.has(number));
  }

  #sourcesOf(title: string): readonly number[] {
    if (this.#places === null) return this.#input.sentences.map(({ number }) => number);
    const found = this.#places.next(title);
    return found === null ? [] : [found];
  }
}

interface Place {
  readonly number: number;
  readonly words: string;
}

/** Where in a document the titles of tasks stand, which come in its order. */
class Places {
  readonly #sentences: readonly Place[];
  readonly #taken = new Set<number>();
  #at = 0;

  constructor(sentences: readonly BriefSentence[]) {
    this.#sentences = sentences.map(({ number, text }) => ({ number, words: ` ${wordsOf(text)} ` }));
  }

  /** The sentence that holds this title next, or else first; null where none does. */
  next(title: string): number | null {
    const wanted = ` ${wordsOf(title)} `;
    if (wanted.trim() === '') return null;
    const holds = ({ number, words }: Place): boolean => !this.#taken.has(number) && words.includes(wanted);
    const ahead = this.#sentences.findIndex((sentence, index) => index >= this.#at && holds(sentence));
    const index = ahead === -1 ? this.#sentences.findIndex(holds) : ahead;
    const found = this.#sentences[index];
    if (found === undefined) return null;
    this.#taken.add(found.number);
    this.#at = index + 1;
    return found.number;
  }
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

type Fields = Extract<AgentOperation, { kind: 'CREATE_TASK' }>['fields'];

/** What a reworded line says otherwise than its task does. Longer texts stay: somebody may have written them. */
function changed(task: Task, fields: Fields, people: ReadonlyMap<string, string>): Partial<Fields> {
  const { description: _, acceptanceCriteria: __, tags: ___, assigneeName, ...plain } = fields;
  const different = Object.entries(plain).filter(([field, value]) => task[field as keyof Task] !== value);
  const present = task.assigneeId === null ? undefined : people.get(task.assigneeId);
  const isOther = assigneeName !== undefined && assigneeName?.toLowerCase() !== present?.toLowerCase();
  return { ...Object.fromEntries(different), ...(isOther && { assigneeName }) };
}

/** Of tasks that nothing in the document asks for any more, with everything below them. */
function deletions({ removed, tasks }: PlannerInput): readonly Traced[] {
  const gone = new Set(removed.flatMap((each) => each.tasks));
  const references = new Map(tasks.map((task) => [task.id, `#${task.number}`]));
  // With a task goes what is below it: where some of that is to stay, so does the task.
  const kept = new Set<string>();
  for (const task of tasks.toReversed()) {
    const reference = references.get(task.id)!;
    if (gone.has(reference) && !kept.has(reference)) continue;
    const parent = task.parentId === null ? undefined : references.get(task.parentId);
    if (parent !== undefined) kept.add(parent);
  }
  const parentOf = new Map(tasks.map((task) => [references.get(task.id)!, task.parentId]));
  return removed.flatMap(({ text, tasks: made }) =>
    made.flatMap((taskId): Traced[] => {
      const parentId = parentOf.get(taskId) ?? null;
      const parent = parentId === null ? undefined : references.get(parentId);
      const goesWithParent = parent !== undefined && gone.has(parent) && !kept.has(parent);
      if (kept.has(taskId) || goesWithParent) return [];
      return [
        {
          operation: { kind: 'DELETE_TASK', taskId, reason: `The brief does not say any more: “${text}”` },
          sources: [],
        },
      ];
    }),
  );
}
