import { expect, test } from 'vitest';
import type { ProjectFields } from '../../../server/domain/project.ts';
import { planOperations } from './support.ts';

/** What a plan says about the project for a document that begins like this. */
async function projectOf(head: string): Promise<Partial<ProjectFields>> {
  const [first] = await planOperations(
    `${head}\n\n## Work\n\n- Paint the fence\n- Mow the lawn\n\n## Rest\n\n- Sleep\n`,
  );
  return first?.kind === 'UPDATE_PROJECT' ? first.fields : {};
}

test.each([
  ['Kick-off 7 Dec 2026, must be live by 31 March 2027.', '2026-12-07', '2027-03-31'],
  ['Owner: Marta. Target: open by 12 June 2027.', undefined, '2027-06-12'],
  ['Launch date: 12 June 2027. Start: 4 Jan 2027.', '2027-01-04', '2027-06-12'],
  ['Deadline 30 Sept 2027', undefined, '2027-09-30'],
  ['We start on 4 January 2027.', '2027-01-04', undefined],
  ['Registration starts on 3 May 2027.', undefined, undefined],
  ['The old contract ran out. Ana signed it on 3 May 2025.', undefined, undefined],
  ['Design by 1 Feb 2027, code by 1 March 2027.', undefined, undefined],
])('“%s” at the head: starts %s, due %s', async (line, startDate, dueDate) => {
  const fields = await projectOf(`# Garden\n\n${line}`);
  expect([fields.startDate, fields.dueDate]).toEqual([startDate, dueDate]);
});

test.each([
  ['# Project: Billing rewrite', 'Billing rewrite'],
  ['Project: Billing rewrite\n=====', 'Billing rewrite'],
  ['# Plan: Move office by 3 May 2027', 'Move office'],
  ['Title: Museum guide\nOwner: Marta', 'Museum guide'],
  ['# Title deeds', 'Title deeds'],
])('%j names the project “%s”', async (head, name) => {
  expect((await projectOf(head)).name).toBe(name);
});

test.each([
  ['Dunning emails, Fatima, 3d, P2 #email', { title: 'Dunning emails', assigneeName: 'Fatima', priority: 'MEDIUM' }],
  ['Dunning emails; Zofka; P1', { title: 'Dunning emails', assigneeName: 'Zofka', priority: 'HIGH' }],
  ['Dunning emails, Zofka, once the texts are ready', { assigneeName: 'Zofka' }],
  ['Dunning emails, Design, 3d', { title: 'Dunning emails, Design' }],
  ['Call Fatima, Zofka, and the bank', { title: 'Call Fatima, Zofka, and the bank' }],
])('“%s” is read with the people of the team line', async (item, expected) => {
  const operations = await planOperations(
    `# Billing\n\nTeam: Priya (lead), Zofka, Fatima, Design\n\n- ${item}\n- Other\n`,
  );
  const task = operations.find((operation) => operation.kind === 'CREATE_TASK');
  expect(task?.kind === 'CREATE_TASK' && task.fields).toMatchObject(expected);
  expect(task?.kind === 'CREATE_TASK' && task.fields.assigneeName).toBe(
    'assigneeName' in expected ? expected.assigneeName : undefined,
  );
});
