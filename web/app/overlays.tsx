import { TaskOverlays } from '../features/task/task-overlays.tsx';
import { ToastViewport } from '../ui/toast-viewport.tsx';
import { TooltipLayer } from '../ui/tooltip-layer.tsx';

/** The layers above the page. They bring Base UI along, so they load after the first paint. */
export function Overlays() {
  return (
    <>
      <TaskOverlays />
      <ToastViewport />
      <TooltipLayer />
    </>
  );
}
