import { createHash } from 'node:crypto';

/**
 * What pages of the web application may load and run: files from here, and the scripts that stand in the page itself, known
 * by their hashes. `html` is the page as it is served.
 */
export function contentSecurityPolicy(html: string, host: string): string {
  return policy({
    'script-src': ["'self'", ...inlineScriptHashes(html)],
    // Components set styles on elements, and some bring a style element of their own.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'worker-src': ["'self'"],
    'connect-src': connections(host),
  });
}

/** GraphiQL's editor starts its workers from blobs and carries fonts and images in its style sheet. */
export function playgroundPolicy(html: string, host: string): string {
  return policy({
    'script-src': ["'self'", ...inlineScriptHashes(html)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': connections(host),
  });
}

/** For the worker that keeps the application's files: it reads from here, and nothing else. */
export const SERVICE_WORKER_POLICY = "default-src 'none'; connect-src 'self'";

/** For answers that are no pages. */
export const NO_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

function policy(sources: Readonly<Record<string, readonly string[]>>): string {
  const fixed = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
  ];
  return [...fixed, ...Object.entries(sources).map(([name, values]) => `${name} ${values.join(' ')}`)].join('; ');
}

/** `'self'` does not cover WebSockets in every browser that is in use. `host` has been checked. */
function connections(host: string): string[] {
  return ["'self'", `ws://${host}`, `wss://${host}`];
}

function inlineScriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g);
  return [...scripts]
    .filter(({ groups }) => !/\ssrc\s*=/.test(groups?.attributes ?? ''))
    .map(
      ({ groups }) =>
        `'sha256-${createHash('sha256')
          .update(groups?.text ?? '')
          .digest('base64')}'`,
    );
}
