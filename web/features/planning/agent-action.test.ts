import { describe, expect, it } from 'vitest';
import { suggestedAction, textProblem, type AgentAction } from './agent-action.ts';

const PROJECT: readonly AgentAction[] = ['change', 'plan', 'ask'];
const TASK: readonly AgentAction[] = ['change', 'breakDown', 'ask'];

describe('what is most likely meant by a text', () => {
  it.each([
    ['What is late?', 'ask'],
    ['who is overloaded', 'ask'],
    ['Push everything after Design by a week', 'change'],
    ['mark 12 done', 'change'],
    ['# Launch\n- Design\n- Build', 'plan'],
    ['Design\nBuild\nTest\nShip\nRest', 'plan'],
    ['', 'change'],
  ] as const)('of %j in a project with tasks is %s', (text, action) => {
    expect(suggestedAction(text, PROJECT, 10)).toBe(action);
  });

  it('is a plan where there is none yet', () => {
    expect(suggestedAction('Open a bakery', PROJECT, 0)).toBe('plan');
  });

  it.each([
    ['', 'breakDown'],
    ['Break it down into five steps', 'breakDown'],
    ['Assign it to Ana', 'change'],
    ['What does it wait for?', 'ask'],
  ] as const)('of %j about one task is %s', (text, action) => {
    expect(suggestedAction(text, TASK, 10)).toBe(action);
  });

  it('is one of those that are possible', () => {
    expect(suggestedAction('What is late?', ['plan'], 10)).toBe('plan');
    expect(suggestedAction('# A\n- b', ['change', 'ask'], 10)).toBe('change');
  });
});

describe('what is wrong with a text', () => {
  it('is that it is empty, except for breaking down, which needs no words', () => {
    expect(textProblem('ask', ' ')).toBe('Write what you want to know.');
    expect(textProblem('change', '')).toBe('Write what is to change.');
    expect(textProblem('breakDown', '')).toBeNull();
    expect(textProblem('plan', '')).toMatch(/Write what you want to achieve/);
  });

  it('is that it is longer than the server takes', () => {
    expect(textProblem('ask', 'x'.repeat(50_000))).toBeNull();
    expect(textProblem('ask', 'x'.repeat(50_001))).toMatch(/50,001 characters/);
  });
});
