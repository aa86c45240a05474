import { serverAudits } from 'graphql-http';
import { describe, expect, test } from 'vitest';
import { sharedApp } from './support/shared-app.ts';

const app = sharedApp('sqlite');

/** The audits send what no form can send, but do not say so; with this header they count as an application's requests. */
const audits = serverAudits({
  url: () => `${app.url}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': '1' } }),
});

describe('the specification of GraphQL over HTTP', () => {
  test('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
  });
});
