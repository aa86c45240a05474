import { describe, expect, test } from 'vitest';
import { readInstructionCases } from '../../../eval/instruction-cases.ts';
import { scoreInstruction } from '../../../eval/score-instruction.ts';
import { createBuiltinAgent } from '../../../server/agents/builtin/builtin-agent.ts';

const agent = createBuiltinAgent();
const cases = readInstructionCases();

describe.each(['tuned', 'held out'] as const)('the %s half of the instructions', (half) => {
  test('at least nine of ten are carried out exactly', { timeout: 30_000 }, async () => {
    const scores = await Promise.all(
      cases.filter((one) => one.half === half).map((one) => scoreInstruction(agent, one)),
    );
    const right = scores.filter(({ verdict }) => verdict === 'right').length;
    expect(right / scores.length).toBeGreaterThanOrEqual(0.9);
  });
});
