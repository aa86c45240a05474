import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, playgroundPolicy } from './content-security-policy.ts';

const script = "try { document.documentElement.classList.add('dark') } catch {}";
const page = `<html><head><script>${script}</script><script type="module" src="/assets/main.js"></script></head></html>`;
const hash = createHash('sha256').update(script).digest('base64');

test('allows the scripts that stand in the page, by their hashes, and no other inline script', () => {
  const policy = contentSecurityPolicy(page, 'localhost:4000');
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});

test('allows connections to this server alone', () => {
  for (const policy of [contentSecurityPolicy(page, 'localhost:4000'), playgroundPolicy(page, 'localhost:4000')])
    expect(policy).toMatch(/connect-src 'self' ws:\/\/localhost:4000 wss:\/\/localhost:4000$/);
});
