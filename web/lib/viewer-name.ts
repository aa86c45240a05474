import { remembered } from './remembered.ts';

/** Under which this browser keeps what it calls the one before it. */
export const VIEWER_NAME_KEY = 'orchestrator.name';

/** Null where nobody has said. */
export function viewerName(): string | null {
  return remembered(VIEWER_NAME_KEY);
}

/** Signs a request to the server: what it changes is kept under this name. */
export function withViewerName(request: RequestInit = {}): RequestInit {
  const name = viewerName();
  if (name === null) return request;
  return { ...request, headers: { ...request.headers, 'orchestrator-viewer-name': encodeURIComponent(name) } };
}
