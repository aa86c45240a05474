import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { refusalOfOrigin } from './origin.ts';

const names = ['plan.example.org'];
const refusal = (headers: object) => refusalOfOrigin({ headers } as unknown as IncomingMessage, names);

test.each([
  { host: 'localhost:4000' },
  { host: '127.0.0.1:4000' },
  { host: '[::1]:4000' },
  { host: '192.168.1.7:4000', origin: 'http://192.168.1.7:4000' },
  { host: 'app.localhost:4000' },
  { host: 'plan.example.org', origin: 'https://plan.example.org' },
  { host: 'localhost:80', origin: 'http://localhost' },
  // A proxy that writes a Host of its own.
  { host: '127.0.0.1:4000', origin: 'https://plan.example.org' },
])('answers %j', (headers) => {
  expect(refusal(headers)).toBeNull();
});

test.each([
  { host: 'evil.example' },
  { host: 'localhost.evil.example:4000' },
  { host: '' },
  { host: 'plan.example.org.evil.example' },
])('does not answer to a name that nobody configured: %j', (headers) => {
  expect(refusal(headers)).toContain('does not answer to the name');
});

test.each([
  { host: 'localhost:4000', origin: 'https://evil.example' },
  { host: 'localhost:4000', origin: 'http://localhost:3000' },
  { host: 'localhost:4000', origin: 'null' },
  { host: 'plan.example.org', origin: 'https://plan.example.org.evil.example' },
])('does not answer pages of other sites: %j', (headers) => {
  expect(refusal(headers)).toContain('Requests from pages of');
});
