import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectApplicable } from './plan-validity.ts';
import { operationsOf, planEvents, plannerInput } from './support.ts';

const FOLDER = join(import.meta.dirname, '../../../eval/briefs');
const BRIEFS = readdirSync(FOLDER)
  .filter((file) => !file.endsWith('.json'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'));

const words = fc.constantFrom(
  'Design', 'Build the API', 'Ana', '@ben', 'after', 'Design', 'depends on', 'step 2', '1.2', '(2d)', '~3h', '2-3 days', 'by 3 March', 'due Friday', 'from 1 Feb to 10 Feb',
  '#tag', '!high', 'P1', ',', ';', '—', '-', '(', ')', '[', ']', '[x]', '**', '`code`', '|', ':', '.', 'and', 'once', 'is done', 'Owner: Ana', 'Acceptance criteria:', 'tags: a, b', '31 February', '99d', '\t', '😀', 'é', '\u0000', '\uE000', '\uF400', 'x'.repeat(300),
); // prettier-ignore
const line = fc
  .tuple(
    fc.constantFrom(
      '',
      '- ',
      '* ',
      '1. ',
      '2) ',
      '# ',
      '## ',
      '### ',
      '> ',
      '- [ ] ',
      '- [x] ',
      '  - ',
      '    - ',
      '\t',
      '\t\t',
      '| ',
      '---',
      '===',
      '```',
    ),
    fc.array(words, { maxLength: 8 }),
  )
  .map(([mark, parts]) => mark + parts.join(' '));
const documents = fc.array(line, { minLength: 1, maxLength: 25 }).map((lines) => lines.join('\n'));
const anything = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 });
const mutations = fc
  .tuple(fc.constantFrom(...BRIEFS), fc.nat(), fc.nat(300), anything)
  .map(([brief, from, length, text]) => {
    const start = from % brief.length;
    return brief.slice(Math.max(0, start - 1500), start) + text + brief.slice(start + length, start + length + 1500);
  });

async function expectSoundPlan(goal: string): Promise<void> {
  if (goal.trim() === '') return;
  const events = await planEvents(plannerInput(goal));
  expect(events.at(-1)?.type).toBe('done');
  expect(events.filter((event) => event.type === 'title')).toHaveLength(1);
  expectApplicable(operationsOf(events));
  expect(JSON.stringify(await planEvents(plannerInput(goal)))).toBe(JSON.stringify(events));
}

describe('whatever is pasted, the plan can be applied and is the same twice', { timeout: 60_000 }, () => {
  test('documents made of the words that mean something', async () => {
    await fc.assert(fc.asyncProperty(documents, expectSoundPlan), { numRuns: 250, seed: 1 });
  });
  test('real briefs with something else in the middle', async () => {
    await fc.assert(fc.asyncProperty(mutations, expectSoundPlan), { numRuns: 60, seed: 2 });
  });
  test('any characters', async () => {
    await fc.assert(fc.asyncProperty(anything, expectSoundPlan), { numRuns: 150, seed: 3 });
  });
});
