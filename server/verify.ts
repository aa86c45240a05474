import { parseArgs } from 'node:util';
import type { ProjectId } from './domain/ids.ts';
import { Database } from './storage/database.ts';
import { firstDifference } from './storage/verify.ts';

/**
 * `npm run verify -- --database-url URL`: rebuilds every project from its patches and compares it with the tables.
 * Exits with 1 when a project differs, and names its first difference.
 */
const { values } = parseArgs({ options: { 'database-url': { type: 'string' } } });
const url = values['database-url'] ?? process.env['DATABASE_URL'] ?? 'sqlite:data/orchestrator.db';
const database = new Database({ url, onIdleError: (error) => process.stderr.write(`${error.message}\n`) });
const projects = await database.db.selectFrom('project').select(['id', 'name']).orderBy('created_at').execute();
let differing = 0;
for (const { id, name } of projects) {
  const difference = await firstDifference(database.db, id as ProjectId);
  if (difference !== null) differing += 1;
  process.stdout.write(
    `${difference === null ? 'equal' : 'DIFFERS'}  ${id}  ${name}${difference === null ? '' : `: ${difference}`}\n`,
  );
}
await database.close();
process.stdout.write(`${projects.length - differing} of ${projects.length} projects equal their patches.\n`);
process.exitCode = differing > 0 ? 1 : 0;
