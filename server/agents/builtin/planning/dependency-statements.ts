import { Facts } from '../inline/facts.ts';
import { ItemText } from '../inline/item-text.ts';
import type { Edge } from './dependency-order.ts';
import { matchNames } from './match-names.ts';
import type { PlanTask } from './plan-task.ts';
import type { TitleIndex } from './title-index.ts';

const ARROW = /\s*(?:→|➜|➔|⇒|->|=>|>>)\s*/u;
const WAITS =
  /^(.+?)\s+(?:(?:is|are)\s+)?(?:depends?\s+(?:up)?on|dependent\s+(?:up)?on|blocked\s+by|requires?|needs?|waits?\s+(?:for|on)|relies\s+on|follows|comes?\s+after|(?:(?:can|could|should|must|may|will)\s+)?(?:only\s+)?(?:(?:starts?|begins?|happens?|runs?|be\s+done)\s+)?(?:only\s+)?(?:after|once)|(?:cannot|can't|can\s+not|must\s+not|should\s+not|won't|can\s+only|not)\s+(?:start|begin|happen|go|be\s+\p{L}+)\s+(?:until|before|without|after|once))\s+(.+)$/iu;
const PRECEDES =
  /^(.+?)\s+(?:(?:is|are|be|must|needs?\s+to|has\s+to|have\s+to|should|comes?|goes)\s+)*(?:(?:done|finished|complete|completed|ready|approved|signed(?:\s+off)?|in\s+place)\s+)?(?:before|blocks|precedes|unblocks|enables|feeds(?:\s+into)?|(?:a\s+)?(?:prerequisite|precondition|requirement)\s+(?:for|of)|(?:needed|required)\s+(?:for|by|before))\s+(.+)$/iu;
const CAN_START =
  /\s+(?:(?:can|may|could|is able to|to)\s+)?(?:starts?|begins?|happens?|go(?:es)?\s+ahead|proceeds?)\s*[.!]?$/iu;

/** The dependencies that a sentence states between tasks of the plan; null where it names none, or only one end. */
export function readStatement(source: string, index: TitleIndex): Edge[] | null {
  const text = source.trim().replace(/[.;]$/u, '');
  const chain = text.split(ARROW);
  if (chain.length > 1) {
    const steps = chain.map((part) => tasksNamed(part, index));
    if (steps.some((step) => step.length === 0)) return null;
    return steps.slice(1).flatMap((step, place) => join(step, steps[place]!));
  }
  const waits = WAITS.exec(text);
  if (waits) {
    const edges = join(tasksNamed(waits[1]!, index), tasksNamed(waits[2]!, index));
    if (edges.length > 0) return edges;
  }
  const precedes = PRECEDES.exec(text);
  const edges = precedes ? join(tasksNamed(precedes[2]!, index), tasksNamed(precedes[1]!, index)) : [];
  return edges.length > 0 ? edges : null;
}

function join(tasks: readonly PlanTask[], others: readonly PlanTask[]): Edge[] {
  return tasks.flatMap((task) => others.filter((other) => other !== task).map((dependsOn) => ({ task, dependsOn })));
}

function tasksNamed(text: string, index: TitleIndex): readonly PlanTask[] {
  const names = text.replace(CAN_START, '').trim();
  const matches = matchNames(names, NOWHERE, index, true);
  return matches.unknown === null && matches.ambiguous === null ? matches.targets : [];
}

/** A sentence belongs to no task: names in it are looked up from the top of the plan. */
const NOWHERE: PlanTask = {
  ref: '', existing: null, earlier: null, node: null, kind: 'item', parent: null, depth: 0, order: -1, siblings: [], children: [], label: null,
  text: new ItemText(''), facts: new Facts(), notes: [], acceptanceCriteria: [],
}; // prettier-ignore
