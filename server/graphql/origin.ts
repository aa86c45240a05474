import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Why a request is not answered, in a sentence; null when it may go on.
 *
 * A page of another site can make a browser send requests here: by opening a WebSocket, which no same-origin policy stops,
 * or by pointing its own name at this machine (DNS rebinding). The first shows in Origin, the second in Host: a name
 * that nobody has configured. Addresses and localhost cannot be taken over in that way. `names` are those under which this
 * server is reached besides these, in lower case, without port.
 */
export function refusalOfOrigin(request: IncomingMessage, names: readonly string[]): string | null {
  const { host, origin } = request.headers;
  if (host === undefined || !isKnownHost(host, names))
    return `This server does not answer to the name ${quoted(host)}. Set ALLOWED_HOSTS to the names it is reached by.`;
  if (origin === undefined || isOwnOrigin(origin, host, names)) return null;
  return `Requests from pages of ${quoted(origin)} are not answered. Set ALLOWED_HOSTS if that is a name of this server.`;
}

function isKnownHost(host: string, names: readonly string[]): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname;
  const isAddress = isIP(name.replace(/^\[|\]$/g, '')) !== 0;
  return isAddress || name === 'localhost' || name.endsWith('.localhost') || names.includes(name);
}

/** The same name and port as in Host, or a name of this server: a proxy in front of it may have written another Host. */
function isOwnOrigin(origin: string, host: string, names: readonly string[]): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: hostOfPage, hostname } = new URL(origin);
  // Parsed as the origin is, so that a default port is left out of both.
  return names.includes(hostname) || hostOfPage === new URL(`${new URL(origin).protocol}//${host}`).host;
}

function quoted(text: string | undefined): string {
  return text === undefined ? '(none)' : JSON.stringify(text.slice(0, 100));
}
