import { useSyncExternalStore } from 'react';

/**
 * `online`: the server answers, or has not been asked yet. `offline`: this machine has no network. `signed-out`: it
 * answers that it does not know any more who is asking.
 */
export type ConnectionState = 'online' | 'reconnecting' | 'offline' | 'signed-out';

const listeners = new Set<() => void>();
let isServerReachable = true;
let hasSignedOut = false;

function state(): ConnectionState {
  if (!navigator.onLine) return 'offline';
  if (!isServerReachable) return 'reconnecting';
  return hasSignedOut ? 'signed-out' : 'online';
}

const returnListeners = new Set<() => void>();

function notify(hasReturned: boolean): void {
  for (const listener of listeners) listener();
  if (hasReturned) for (const listener of returnListeners) listener();
}

addEventListener('online', () => notify(true));
addEventListener('offline', () => notify(false));

/** Told by the links: whether the last attempt reached the server. */
export function reportReachable(reachable: boolean): void {
  if (reachable === isServerReachable) return;
  isServerReachable = reachable;
  notify(reachable);
}

/** Told by the links: whether the last answer was that nobody is signed in. */
export function reportSignedOut(signedOut: boolean): void {
  if (signedOut === hasSignedOut) return;
  hasSignedOut = signedOut;
  notify(!signedOut);
}

/** Calls `listener` when what could not be reached may be reachable again: the moment to try what has waited. */
export function onConnectionReturn(listener: () => void): () => void {
  returnListeners.add(listener);
  return () => void returnListeners.delete(listener);
}

/** Calls `listener` when the state of the connection may have changed. */
export function watchConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useConnection(): ConnectionState {
  return useSyncExternalStore(watchConnection, state);
}

/** Whether nobody can be asked just now, for whatever reason. */
export function isOutOfReach(): boolean {
  return state() !== 'online';
}

/** Whether there is a network, but nobody at its end who answers what is asked. */
export function isAway(): boolean {
  return state() === 'reconnecting' || state() === 'signed-out';
}
