import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scoresIn } from '../../../eval/readme-scores.ts';
import { scoreAgents, tableRows } from '../../../eval/score-agents.ts';
import { createBuiltinAgent } from '../../../server/agents/builtin/builtin-agent.ts';

test(
  'the README tells the scores of today, which are no worse than they were promised',
  { timeout: 120_000 },
  async () => {
    const agent = createBuiltinAgent();
    const rows = await scoreAgents(() => agent, false);
    const misses = rows.flatMap((row) => row.misses).join('\n');
    expect(rows.reduce((sum, row) => sum + row.cases, 0)).toBeGreaterThanOrEqual(40);
    for (const { name, score, wrong } of rows) {
      expect(score, `${name}\n${misses}`).toBeGreaterThanOrEqual(0.9);
      expect(wrong ?? 0, `${name}\n${misses}`).toBe(0);
    }
    const cells = tableRows('builtin', rows).map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    expect(scoresIn(readFileSync('README.md', 'utf8')), 'npm run eval -- --write').toEqual(cells);
  },
);
