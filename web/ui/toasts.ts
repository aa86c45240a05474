export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

/** A notice that somebody may want to act on. Whatever its action does exists elsewhere too. */
export interface ToastNotice {
  readonly title: string;
  readonly description?: string;
  /** `error` is announced at once, the others when speech pauses. */
  readonly tone?: 'neutral' | 'success' | 'error';
  readonly action?: ToastAction;
  /** A second one, of less weight. */
  readonly more?: ToastAction;
  /** Until it is dismissed or acted on. */
  readonly stays?: boolean;
  /** A later notice with the same key takes the place of the earlier one. */
  readonly key?: string;
}

type Sink = (notice: ToastNotice) => void;

let sink: Sink | null = null;
let waiting: ToastNotice[] = [];
let viewport: (() => void) | null = null;

/**
 * Shows a notice for five seconds, with an action for at least ten; hovering or focusing it stops the clock, F6 goes
 * there. The first one brings the viewport; notices wait until it has loaded, the last ten of them.
 */
export function showToast(notice: ToastNotice): void {
  if (sink) sink(notice);
  else {
    waiting = [...waiting, notice].slice(-10);
    viewport?.();
  }
}

/** Whether the viewport is wanted. */
export function hasToasts(): boolean {
  return sink !== null || waiting.length > 0;
}

/** Calls `listener` when a notice waits for the viewport. */
export function onFirstToast(listener: () => void): () => void {
  viewport = listener;
  return () => {
    if (viewport === listener) viewport = null;
  };
}

/** For `ToastViewport` alone: takes what has waited and all that comes. */
export function connectToasts(next: Sink): () => void {
  sink = next;
  for (const notice of waiting) next(notice);
  waiting = [];
  return () => {
    if (sink === next) sink = null;
  };
}
