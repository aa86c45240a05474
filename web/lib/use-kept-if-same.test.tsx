import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useKeptIfSame } from './use-kept-if-same.ts';

test('a list that holds the same is the list of before; another one takes its place', () => {
  const isSame = (one: { id: string }, other: { id: string }) => one.id === other.id;
  const listOf = (...ids: string[]) => ids.map((id) => ({ id }));
  const first = listOf('a', 'b');
  const { result, rerender } = renderHook(({ list }) => useKeptIfSame(list, isSame), { initialProps: { list: first } });
  rerender({ list: listOf('a', 'b') });
  expect(result.current).toBe(first);
  const longer = listOf('a', 'b', 'c');
  rerender({ list: longer });
  expect(result.current).toBe(longer);
  rerender({ list: listOf('a', 'c', 'b') });
  expect(result.current.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
});
