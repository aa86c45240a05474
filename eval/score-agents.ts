import type { Agent } from '../server/agents/agent.ts';
import type { AgentKind } from '../server/domain/run.ts';
import { DECOMPOSITION_CASES } from './decomposition-cases.ts';
import { readGoalCases } from './goal-cases.ts';
import { readInstructionCases, type InstructionCase } from './instruction-cases.ts';
import { readQuestionCases, type QuestionCase } from './question-cases.ts';
import type { Judged } from './judged.ts';
import { scoreInstruction } from './score-instruction.ts';
import { scoreQuestion } from './score-question.ts';
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
  const instruct = (name: string, cases: readonly InstructionCase[]): Promise<Row> =>
    rightOf(name, cases, (one) => scoreInstruction(agentOf('EDITOR'), one));
  const ask = (name: string, cases: readonly QuestionCase[]): Promise<Row> =>
    rightOf(name, cases, (one) => scoreQuestion(agentOf('ORCHESTRATOR'), one));
  if (isShort) return [...rows, await instruct('Instructions, one phrasing each', firstOfEach(instructions))];
  const questions = readQuestionCases();
  return [
    ...rows,
    await instruct('Instructions, tuned half', ofHalf(instructions, 'tuned')),
    await instruct('Instructions, held-out half', ofHalf(instructions, 'held out')),
    await ask('Questions, tuned half', ofHalf(questions, 'tuned')),
    await ask('Questions, held-out half', ofHalf(questions, 'held out')),
  ];
}

function ofHalf<Case extends { readonly half: string }>(cases: readonly Case[], half: Case['half']): readonly Case[] {
  return cases.filter((one) => one.half === half);
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

/** The share of the cases that an agent did right, and the rest by name. */
async function rightOf<Case extends { readonly text: string }>(
  name: string,
  cases: readonly Case[],
  score: (one: Case) => Promise<Judged>,
): Promise<Row> {
  const misses: string[] = [];
  let wrong = 0;
  for (const one of cases) {
    const { verdict, facts } = await score(one);
    if (verdict === 'wrong') wrong++;
    if (verdict !== 'right') misses.push(`${verdict}: ${one.text} (${facts.join('; ')})`);
  }
  return { name, cases: cases.length, score: (cases.length - misses.length) / cases.length, wrong, misses };
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
