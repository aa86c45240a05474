import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PlanContext } from '../server/agents/agent.ts';
import { PLANS } from './plans.ts';

/** One way to say one thing. */
export interface InstructionCase {
  readonly intent: string;
  readonly plan: PlanContext;
  readonly text: string;
  /** Numbers of the selected tasks. */
  readonly selection: readonly number[];
  /** Facts that must be the difference, and no others; any one of the lists. A single empty list: nothing may change. */
  readonly results: readonly (readonly string[])[];
  /** builtin was tuned on one half; the other was only looked at as a score. */
  readonly half: 'tuned' | 'held out';
}

const FOLDER = join(import.meta.dirname, 'instructions');

/** Every phrasing of eval/instructions, in the order of the files. */
export function readInstructionCases(): InstructionCase[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => readFile(join(FOLDER, file)));
}

function readFile(file: string): InstructionCase[] {
  const plan = PLANS[basename(file).split('.')[0]!];
  if (!plan) throw new Error(`There is no plan for ${file}.`);
  const cases: InstructionCase[] = [];
  for (const block of readFileSync(file, 'utf8').split(/^## /mu).slice(1)) {
    const [intent = '', ...lines] = block.trim().split('\n');
    let selection: number[] = [];
    const texts: string[] = [];
    const results: string[][] = [[]];
    for (const line of lines) {
      const fact = /^=> (.+)$/u.exec(line)?.[1];
      if (fact !== undefined && fact !== 'nothing') results.at(-1)!.push(fact);
      else if (line === 'or') results.push([]);
      else if (line.startsWith('selected:'))
        selection = [...line.matchAll(/#(\d+)/gu)].map(([, digits]) => Number(digits));
      else if (fact === undefined && line !== '') texts.push(line.replaceAll('\\n', '\n'));
    }
    for (const [index, text] of texts.entries())
      cases.push({ intent, plan, text, selection, results, half: index % 2 === 0 ? 'tuned' : 'held out' });
  }
  return cases;
}
