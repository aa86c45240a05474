import { readFileSync, writeFileSync } from 'node:fs';
import { readProviderSettings } from '../server/agents/provider-settings.ts';
import { createProviders } from '../server/agents/providers.ts';
import { scoreAgents, table, tableRows } from './score-agents.ts';
import { withScores } from './readme-scores.ts';

/**
 * `npm run eval`: plays the cases through every provider that is configured, builtin always, and prints a table.
 * `--write` puts builtin's scores into the README, `--misses` tells what fell short, `--all` plays every phrasing through
 * models, too; otherwise one of each.
 */
const flags = new Set(process.argv.slice(2));
const problems: string[] = [];
const providers = createProviders(readProviderSettings(process.env, problems));
for (const problem of problems) console.error(problem);

const lines: string[] = [];
for (const { id, configured, defaultModel } of providers.list) {
  if (!configured) continue;
  const isBuiltin = id === 'builtin';
  const rows = await scoreAgents(
    (agent) => providers.agentFor({ agent, provider: id, model: defaultModel, isNamed: true }),
    !isBuiltin && !flags.has('--all'),
  );
  const own = tableRows(isBuiltin ? id : `${id} (${defaultModel})`, rows);
  lines.push(...own);
  if (flags.has('--misses'))
    for (const row of rows) for (const miss of row.misses) console.log(`${id}, ${row.name}: ${miss}`);
  if (isBuiltin && flags.has('--write')) {
    writeFileSync('README.md', withScores(readFileSync('README.md', 'utf8'), own));
  }
}
console.log(table(lines));
