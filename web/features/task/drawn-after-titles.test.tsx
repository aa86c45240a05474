import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { drawnAfterTitles } from './drawn-after-titles.ts';

const Due = drawnAfterTitles(({ day, isBare }: { readonly day: string; readonly isBare: boolean }) =>
  isBare ? null : <i>{day}</i>,
);

afterEach(cleanup);

test('a detail of a new row stays away until the titles are seen', () => {
  const { container, rerender } = render(<Due day="1 May" isBare />);
  expect(container.textContent).toBe('');
  rerender(<Due day="1 May" isBare={false} />);
  expect(container.textContent).toBe('1 May');
});

test('in a row that becomes another task’s, a detail is left alone until the titles are seen', () => {
  const { container, rerender } = render(<Due day="1 May" isBare={false} />);
  const before = container.firstChild;
  rerender(<Due day="9 June" isBare />);
  expect(container.firstChild).toBe(before);
  expect(container.textContent).toBe('1 May');
  rerender(<Due day="9 June" isBare={false} />);
  expect(container.textContent).toBe('9 June');
});

test('everywhere else a detail follows its task', () => {
  const { container, rerender } = render(<Due day="1 May" isBare={false} />);
  rerender(<Due day="2 May" isBare={false} />);
  expect(container.textContent).toBe('2 May');
});
