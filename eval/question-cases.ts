import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PlanContext } from '../server/agents/agent.ts';
import { PLANS } from './plans.ts';

/** One way to ask one thing about a plan. */
export interface QuestionCase {
  readonly plan: PlanContext;
  readonly text: string;
  /** What must occur in the answer, without regard to case. */
  readonly words: readonly string[];
  /** What must not. */
  readonly noWords: readonly string[];
  /** builtin was tuned on one half; the other was only looked at as a score. */
  readonly half: 'tuned' | 'held out';
}

const FOLDER = join(import.meta.dirname, 'questions');

/** Every question of eval/questions, in the order of the files. */
export function readQuestionCases(): QuestionCase[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => readFile(join(FOLDER, file)));
}

function readFile(file: string): QuestionCase[] {
  const plan = PLANS[basename(file).split('.')[0]!];
  if (!plan) throw new Error(`There is no plan for ${file}.`);
  return readFileSync(file, 'utf8')
    .split(/^## .*\n/mu)
    .slice(1)
    .flatMap((block) => {
      const lines = block.trim().split('\n');
      const expected = lines.filter((line) => line.startsWith('=> ')).map((line) => line.slice(3));
      const words = expected.filter((line) => !line.startsWith('! '));
      const noWords = expected.filter((line) => line.startsWith('! ')).map((line) => line.slice(2));
      const texts = lines.filter((line) => !line.startsWith('=> '));
      return texts.map((text, index) => ({
        plan,
        text,
        words,
        noWords,
        half: index % 2 === 0 ? ('tuned' as const) : ('held out' as const),
      }));
    });
}
