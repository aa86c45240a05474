import type { Agent, AgentOperation, EditorInput } from '../server/agents/agent.ts';
import type { Judged } from './judged.ts';
import type { InstructionCase } from './instruction-cases.ts';
import { applyInMemory, planDifference } from './plan-difference.ts';

/** Gives an instruction to an agent, does to the plan what it answers, and compares. */
export async function scoreInstruction(agent: Agent, one: InstructionCase): Promise<Judged> {
  const selection = one.plan.tasks.filter((task) => one.selection.includes(task.number)).map((task) => task.id);
  const input: EditorInput = { ...one.plan, agent: 'EDITOR', instructions: one.text, selection };
  const operations: AgentOperation[] = [];
  let text = '';
  const support = { takeRefusals: () => [] };
  for await (const event of agent.run(input, new AbortController().signal, support)) {
    if (event.type === 'operation') operations.push(event.operation);
    if ('text' in event) text += event.text;
  }
  const { plan, refusals } = applyInMemory(one.plan, operations);
  const facts = planDifference(one.plan, plan);
  const isRight = refusals.length === 0 && one.results.some((result) => isSame(result, facts));
  const verdict = isRight ? 'right' : facts.length === 0 ? 'refused' : 'wrong';
  return { verdict, facts: [...facts, ...refusals], text };
}

function isSame(expected: readonly string[], facts: readonly string[]): boolean {
  const open = [...facts];
  for (const fact of expected) {
    const at = open.findIndex((other) =>
      fact.endsWith(' *') ? other.startsWith(fact.slice(0, -1)) : other.toLowerCase() === fact.toLowerCase(),
    );
    if (at < 0) return false;
    open.splice(at, 1);
  }
  return open.length === 0;
}
