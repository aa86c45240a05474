import { expect, test } from 'vitest';
import { ThinkBlock } from '../../../server/agents/llm/think-block.ts';

function read(pieces: readonly string[]): string {
  const block = new ThinkBlock();
  return pieces.map((piece) => block.push(piece)).join('');
}

test.each([
  ['<think>{"a": 1}?</think>{"b":2}', '{"b":2}'],
  ['\n <think>\nhm < hm</thin </think>\n{"b":2}', '\n{"b":2}'],
  ['<think></think>', ''],
  ['<think>for ever', ''],
  ['{"b":"<think>x</think>"}', '{"b":"<think>x</think>"}'],
  ['<thing>', '<thing>'],
  ['Sure: {"b":2}', 'Sure: {"b":2}'],
])('%j leaves %j, however it is cut into pieces', (text, left) => {
  for (const size of [1, 2, 3, 5, 7, text.length]) {
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
    expect(read(pieces)).toBe(left);
  }
});
