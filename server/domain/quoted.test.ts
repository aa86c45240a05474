import { expect, test } from 'vitest';
import type { Operation } from './patch.ts';
import { summarize } from './patch-title.ts';
import { quoted } from './quoted.ts';

test('a name within a sentence turns nothing around it', () => {
  expect(quoted('\u202Egnp.exe \u2066שלום\u2069')).toBe('“gnp.exe שלום”');
  const rename = {
    kind: 'UPDATE_TASK',
    title: '\u202Egnp.exe',
    changes: { title: { before: 'x', after: '\u2067new' } },
  } as unknown as Operation;
  expect(summarize([rename])).toBe('Rename “gnp.exe” to “new”');
});
