import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('a suite that has used PostgreSQL ends with the code that says whether it failed', () => {
  const program = "import './tests/support/embedded-postgres.ts'; process.exitCode = 3;";
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
});
