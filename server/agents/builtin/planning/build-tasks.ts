import { MAX_DEPTH } from '../../../domain/task.ts';
import type { OutlineNode } from '../document/outline.ts';
import type { ReadingContext } from '../inline/attribute.ts';
import { Facts } from '../inline/facts.ts';
import type { ItemText } from '../inline/item-text.ts';
import { readValue } from '../inline/labelled.ts';
import { readFactLine, readItem } from '../inline/read-item.ts';
import { titleBeforeDependencies } from './dependency-phrases.ts';
import type { EarlierEdition } from './earlier-edition.ts';
import type { PlanTask } from './plan-task.ts';
import type { ExistingTasks } from './existing-tasks.ts';

export interface BuiltTasks {
  /** Every task of the document, parents first, in its order. */
  readonly tasks: readonly PlanTask[];
  /** Facts from lines that stand above all tasks. */
  readonly projectFacts: Facts;
  readonly projectNotes: readonly string[];
  readonly warnings: readonly string[];
}

/** Reads every node of the outline and gives it its place in the plan. */
export function buildTasks(
  roots: readonly OutlineNode[],
  context: ReadingContext,
  existing: ExistingTasks,
  earlierEdition: EarlierEdition,
): BuiltTasks {
  return new TaskBuilder(context, existing, earlierEdition).build(roots);
}

class TaskBuilder {
  readonly #context: ReadingContext;
  readonly #existing: ExistingTasks;
  readonly #earlierEdition: EarlierEdition;
  readonly #tasks: PlanTask[] = [];
  readonly #roots: PlanTask[] = [];
  readonly #projectFacts = new Facts();
  readonly #projectNotes: string[] = [];
  readonly #warnings: string[] = [];
  readonly #tooDeep: string[] = [];
  #created = 0;

  constructor(context: ReadingContext, existing: ExistingTasks, earlierEdition: EarlierEdition) {
    this.#context = context;
    this.#existing = existing;
    this.#earlierEdition = earlierEdition;
  }

  build(roots: readonly OutlineNode[]): BuiltTasks {
    const stack: { node: OutlineNode; parent: PlanTask | null }[] = [];
    const push = (nodes: readonly OutlineNode[], parent: PlanTask | null): void => {
      for (let index = nodes.length - 1; index >= 0; index--) stack.push({ node: nodes[index]!, parent });
    };
    push(roots, null);
    for (let entry = stack.pop(); entry; entry = stack.pop()) {
      const { node, parent } = entry;
      if (this.#isFactLine(node, parent)) continue;
      const earlier = this.#earlierEdition.of(node);
      push(node.children, earlier?.type === 'unwanted' ? parent : this.#add(node, parent, earlier));
    }
    if (this.#tooDeep.length > 0) {
      const [first] = this.#tooDeep;
      this.#warnings.push(
        this.#tooDeep.length === 1
          ? `“${first}” lies more than ${MAX_DEPTH} levels below its root task; it is attached at the deepest level.`
          : `${this.#tooDeep.length} items lie more than ${MAX_DEPTH} levels below their root task, the first is “${first}”; they are attached at the deepest level.`,
      );
    }
    return {
      tasks: this.#tasks,
      projectFacts: this.#projectFacts,
      projectNotes: this.#projectNotes,
      warnings: this.#warnings,
    };
  }

  /** Takes in a list item such as "Owner: Ana", which says something about the task that it stands under. */
  #isFactLine(node: OutlineNode, parent: PlanTask | null): boolean {
    if (
      node.kind !== 'item' ||
      node.children.length > 0 ||
      node.notes.length > 0 ||
      node.isChecked !== null ||
      node.label !== null
    )
      return false;
    const facts = readFactLine(node.text, this.#context);
    if (!facts) return false;
    if (parent) return addAll(facts, parent.facts);
    this.#projectNotes.push(node.text);
    return addAll(facts, this.#projectFacts);
  }

  #add(node: OutlineNode, wanted: PlanTask | null, earlier: PlanTask['earlier']): PlanTask {
    let parent = wanted;
    if (parent && parent.depth >= MAX_DEPTH) {
      parent = parent.parent;
      this.#tooDeep.push(node.text.slice(0, 80));
    }
    const { text, facts, notes } = this.#read(node);
    const task =
      earlier?.task ??
      this.#existing.take(parent, text.title()) ??
      this.#existing.take(parent, titleBeforeDependencies(text));
    const siblings = parent?.children ?? this.#roots;
    const result: PlanTask = {
      ref: task ? `#${task.number}` : `new${++this.#created}`,
      existing: task,
      earlier,
      node,
      kind: node.kind,
      parent,
      depth: parent ? parent.depth + 1 : 0,
      order: this.#tasks.length,
      siblings,
      children: [],
      label: node.label,
      text,
      facts,
      notes,
      acceptanceCriteria: node.acceptanceCriteria,
    };
    siblings.push(result);
    this.#tasks.push(result);
    return result;
  }

  #read(node: OutlineNode): { text: ItemText; facts: Facts; notes: string[] } {
    const notes: string[] = [];
    const criteria: string[] = node.acceptanceCriteria;
    const rowFacts = new Facts();
    for (const cell of node.row?.cells ?? []) {
      if (cell.kind === 'description') notes.push(cell.text);
      else if (cell.kind === 'criteria')
        criteria.push(...cell.text.split(/\s*[;\n]\s*/u).filter((part) => part !== ''));
      else if (!NOTHING.test(cell.text)) {
        const attribute = cell.kind === 'other' ? null : readValue(cell.kind, cell.text, this.#context);
        if (!attribute || !rowFacts.add(attribute)) {
          notes.push(`${cell.header}: ${cell.text}`);
          if (cell.kind !== 'other')
            this.#warnings.push(
              `The ${cell.header} “${cell.text.slice(0, 80)}” of “${node.text.slice(0, 80)}” was not understood; it is in the description.`,
            );
        }
      }
    }
    const { text, facts } = readItem(node.text.replace(/(?<=\S)\s*:$/u, ''), this.#context, rowFacts);
    this.#readNotes(node, facts, notes);
    if (node.isChecked === true) facts.status = 'COMPLETED';
    else if (node.isStruck) facts.status = 'CANCELLED';
    return { text, facts, notes };
  }

  /** Lines of the notes that are nothing but facts become facts, the rest stays. */
  #readNotes(node: OutlineNode, facts: Facts, notes: string[]): void {
    for (const note of node.notes) {
      if (note.length > 2000 || /^\s*(?:```|~~~|\||>|<)/u.test(note)) {
        notes.push(note);
        continue;
      }
      const rest = note.split('\n').filter((line) => {
        const read = readFactLine(
          line.replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/gu, '').replace(/^[-–]\s+/u, ''),
          this.#context,
        );
        return read === null || !addAll(read, facts);
      });
      if (rest.join('').trim() !== '') notes.push(rest.join('\n'));
    }
  }
}

const NOTHING = /^(?:-+|–|—|n\/?a|none|nil|tb[cda]|\?+|\.+|0)$/iu;

/** Adds what `from` knows to `to`; what `from` says wins over nothing only, so the words of the task come first. */
function addAll(from: Facts, to: Facts): boolean {
  let isTaken = true;
  if (from.estimatedMinutes !== null)
    isTaken = to.add({ kind: 'estimate', minutes: from.estimatedMinutes, isRange: from.isRange }) && isTaken;
  if (from.startDate !== null || from.dueDate !== null)
    isTaken = to.add({ kind: 'dates', start: from.startDate, due: from.dueDate }) && isTaken;
  if (from.people.length > 0) to.add({ kind: 'people', names: from.people });
  if (from.priority !== null) isTaken = to.add({ kind: 'priority', priority: from.priority }) && isTaken;
  if (from.status !== null) isTaken = to.add({ kind: 'status', status: from.status }) && isTaken;
  if (from.tags.length > 0) to.add({ kind: 'tags', tags: from.tags });
  to.dependencyTexts.push(...from.dependencyTexts);
  return isTaken;
}
