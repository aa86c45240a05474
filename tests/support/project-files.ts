import { expect } from 'vitest';
import type { ProjectId } from '../../server/domain/ids.ts';
import { firstDifference } from '../../server/storage/verify.ts';
import type { TestApp } from './test-app.ts';

export async function exportProject(app: TestApp, projectId: string): Promise<string> {
  const response = await fetch(`${app.url}/projects/${projectId}/export.json`);
  expect(response.status).toBe(200);
  return response.text();
}

export function sendProjectFile(app: TestApp, file: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${app.url}/projects/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: file,
  });
}

/** Imports a file that is expected to be right, and to give a project that equals its patches. */
export async function importProject(app: TestApp, file: string): Promise<{ id: string; hasSameIds: boolean }> {
  const response = await sendProjectFile(app, file);
  const answer = (await response.json()) as { id: string; hasSameIds: boolean };
  expect([answer, response.status, app.logged]).toEqual([answer, 201, []]);
  expect(await firstDifference(app.database.db, answer.id as ProjectId)).toBeNull();
  return answer;
}

/** A file in which each id is told by when it appears first: the same for two files that differ in nothing but ids. */
export function withoutIds(file: string): string {
  const names = new Map<string, string>();
  return file.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=")[0-9a-f]{16}(?=-\d+")/g, (id) => {
    const name = names.get(id) ?? `id ${names.size + 1}`;
    names.set(id, name);
    return name;
  });
}
