import type { ReactNode } from 'react';
import { type RowWindow as Window, type RowWindowOptions, useRowWindow } from './use-row-window.ts';

export interface RowWindowProps extends RowWindowOptions {
  readonly children: (window: Window<HTMLDivElement>) => ReactNode;
}

/** The rows of a long list that are drawn, apart from what is around them: scrolling renders these alone. */
export function RowWindow({ children, ...options }: RowWindowProps) {
  return children(useRowWindow<HTMLDivElement>(options));
}
