import { act, cleanup, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useOutlineColumns } from './use-outline-columns.ts';

let resize: (width: number) => void;

function Grid() {
  const grid = useRef<HTMLDivElement>(null);
  return <div ref={grid} data-testid="grid" data-columns={useOutlineColumns(grid)} />;
}

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: ResizeObserverCallback) {
        resize = (width) =>
          act(() => tell([{ contentRect: { width } } as ResizeObserverEntry], this as unknown as ResizeObserver));
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  document.documentElement.style.fontSize = '';
  dispatchEvent(new Event('resize'));
});

test('has as many columns as there is room for beside the panel, and larger text needs more room', () => {
  const { getByTestId } = render(<Grid />);
  const columns = () => getByTestId('grid').dataset['columns'];
  resize(1_200);
  expect(columns()).toBe('most all');
  resize(700);
  expect(columns()).toBe('most');
  resize(390);
  expect(columns()).toBe('few');
  document.documentElement.style.fontSize = '32px';
  act(() => void dispatchEvent(new Event('resize')));
  resize(1_200);
  expect(columns()).toBe('most');
  resize(390);
  expect(columns()).toBe('fewest');
});
