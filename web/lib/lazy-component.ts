import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { loadChunk } from './load-chunk.ts';

export interface LazyComponent<Props> extends LazyExoticComponent<ComponentType<Props>> {
  /** Loads the component before it is needed. Never throws. */
  readonly preload: () => void;
}

/** A component by name from a module that is loaded when it is first shown; see `loadChunk` for how. */
export function lazyComponent<Name extends string, Props>(
  load: () => Promise<Record<Name, (props: Props) => React.ReactNode>>,
  name: Name,
): LazyComponent<Props> {
  const component = lazy(async () => ({ default: (await loadChunk(load))[name] as ComponentType<Props> }));
  const preload = () => void load().catch(() => undefined);
  return Object.assign(component, { preload }) as unknown as LazyComponent<Props>;
}
