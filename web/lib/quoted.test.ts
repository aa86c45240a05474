import { expect, test } from 'vitest';
import { quoted } from './quoted.ts';

test('a name within a sentence turns nothing around it, and is cut between characters', () => {
  expect(quoted('Draft')).toBe('“Draft”');
  expect(quoted('\u202Egnp.exe \u2066שלום\u2069')).toBe('“gnp.exe שלום”');
  expect(quoted('🚀'.repeat(61))).toBe(`“${'🚀'.repeat(59)}…”`);
  expect(quoted('🚀'.repeat(60))).toBe(`“${'🚀'.repeat(60)}”`);
});
