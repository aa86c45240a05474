import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { TaskOverlays } from '../features/task/task-overlays.tsx';
import { lazyComponent } from '../lib/lazy-component.ts';
import { loadChunk } from '../lib/load-chunk.ts';
import { whenIdle } from '../lib/when-idle.ts';
import { hasToasts, onFirstToast } from '../ui/toasts.ts';
import { Optional } from './optional.tsx';

const TooltipLayer = lazyComponent(() => import('../ui/tooltip-layer.tsx'), 'TooltipLayer');
const ToastViewport = lazyComponent(() => import('../ui/toast-viewport.tsx'), 'ToastViewport');

/** The layers above the page. They bring Base UI along, so they load after the first paint. */
export function Overlays() {
  useEffect(function listen() {
    void loadChunk(() => import('./page-listeners.ts')).catch(() => undefined);
  }, []);
  // The first notice may be that the connection is gone.
  useEffect(() => whenIdle(ToastViewport.preload), []);
  const isNoticed = useSyncExternalStore(onFirstToast, hasToasts);
  return (
    <>
      <TaskOverlays />
      <Optional>
        <Suspense>
          {isNoticed && <ToastViewport />}
          <TooltipLayer />
        </Suspense>
      </Optional>
    </>
  );
}
