import type { Agent } from '../server/agents/agent.ts';
import type { AgentKind } from '../server/domain/run.ts';
import { DECOMPOSITION_CASES } from './decomposition-cases.ts';
import { readGoalCases } from './goal-cases.ts';
import { readInstructionCases, type InstructionCase } from './instruction-cases.ts';
import { readQuestionCases, type QuestionCase } from './question-cases.ts';
import { scoreInstruction, type InstructionScore } from './score-instruction.ts';
import { scoreQuestion, type QuestionScore } from './score-question.ts';
import { briefNames, scoreBrief, scoreDecomposition, scoreGoal, type CaseScore } from './score-plans.ts';

export type AgentOf = (kind: AgentKind) => Agent;

/** One row of the table: a kind of cases. */
export interface Row {
  readonly name: string;
  readonly cases: number;
  /** Mean of the cases' scores, 0 to 1; of instructions the share that was carried out exactly. */
  readonly score: number;
  /** Of instructions: how many changed something else than was asked for. Null for other kinds. */
  readonly wrong: number | null;
  /** What fell short, for whoever looks into it. */
  readonly misses: readonly string[];
}

/** Plays every case through the agents of one provider. `isShort`: of each instruction only the first phrasing. */
export async function scoreAgents(agentOf: AgentOf, isShort: boolean): Promise<Row[]> {
  const instructions = readInstructionCases();
  const goals = (name: string, half: 'tuned' | 'held-out'): Promise<Row> =>
    meanOf(
      name,
      readGoalCases(half),
      (one) => scoreGoal(agentOf('PLANNER'), one),
      ({ goal }) => goal,
    );
  const rows = [
    await meanOf(
      'Briefs',
      briefNames(),
      (name) => scoreBrief(agentOf('PLANNER'), name),
      (name) => name,
    ),
    await goals('Goals, tuned half', 'tuned'),
    await goals('Goals, held-out half', 'held-out'),
    await meanOf(
      'Decompositions',
      DECOMPOSITION_CASES,
      (one) => scoreDecomposition(agentOf('DECOMPOSER'), one),
      ({ plan, number, instructions: words }) => `${plan} #${number} ${words ?? ''}`,
    ),
  ];
  if (isShort)
    return [...rows, await instructionRow('Instructions, one phrasing each', firstOfEach(instructions), agentOf)];
  const half = (name: InstructionCase['half']): readonly InstructionCase[] =>
    instructions.filter((one) => one.half === name);
  const questions = readQuestionCases();
  for (const half of ['tuned', 'held out'] as const)
    rows.push(await instructionRow(`Instructions, ${half.replace(' ', '-')} half`, instructions.filter((one) => one.half === half), agentOf)); // prettier-ignore
  for (const half of ['tuned', 'held out'] as const)
    rows.push(await questionRow(`Questions, ${half.replace(' ', '-')} half`, questions.filter((one) => one.half === half), agentOf)); // prettier-ignore
  return rows;
}

async function meanOf<Case>(
  name: string,
  cases: readonly Case[],
  score: (one: Case) => Promise<CaseScore>,
  nameOf: (one: Case) => string,
): Promise<Row> {
  const misses: string[] = [];
  let sum = 0;
  for (const one of cases) {
    const result = await score(one);
    sum += result.score;
    misses.push(...result.misses.map((miss) => `${nameOf(one)}: ${miss}`));
  }
  return { name, cases: cases.length, score: sum / cases.length, wrong: null, misses };
}

async function instructionRow(name: string, cases: readonly InstructionCase[], agentOf: AgentOf): Promise<Row> {
  const scores: InstructionScore[] = [];
  for (const one of cases) scores.push(await scoreInstruction(agentOf('EDITOR'), one));
  const failed = scores.filter(({ verdict }) => verdict !== 'right');
  return {
    name,
    cases: cases.length,
    score: (cases.length - failed.length) / cases.length,
    wrong: scores.filter(({ verdict }) => verdict === 'wrong').length,
    misses: failed.map((each) => `${each.verdict}: ${each.case.text} (${each.facts.join('; ')})`),
  };
}

async function questionRow(name: string, cases: readonly QuestionCase[], agentOf: AgentOf): Promise<Row> {
  const scores: QuestionScore[] = [];
  for (const one of cases) scores.push(await scoreQuestion(agentOf('ORCHESTRATOR'), one));
  const failed = scores.filter(({ verdict }) => verdict !== 'right');
  return {
    name,
    cases: cases.length,
    score: (cases.length - failed.length) / cases.length,
    wrong: scores.filter(({ verdict }) => verdict === 'wrong').length,
    misses: failed.map((each) => `${each.verdict}: ${each.case.text} (${each.text.slice(0, 200)})`),
  };
}

function firstOfEach(cases: readonly InstructionCase[]): readonly InstructionCase[] {
  return cases.filter((one, index) => cases[index - 1]?.results !== one.results);
}

const HEAD = '| provider | cases | number | score | wrong changes |\n| --- | --- | ---: | ---: | ---: |';

/** The scores of one provider as lines of a table in Markdown. */
export function tableRows(provider: string, rows: readonly Row[]): string[] {
  return rows.map(
    ({ name, cases, score, wrong }) => `| ${provider} | ${name} | ${cases} | ${score.toFixed(3)} | ${wrong ?? ''} |`,
  );
}
export function table(lines: readonly string[]): string {
  return `${HEAD}\n${lines.join('\n')}`;
}
