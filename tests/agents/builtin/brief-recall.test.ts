import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  ASPECTS,
  countRecall,
  emptyRecall,
  rates,
  type ExpectedBrief,
  type Recall,
} from '../../../eval/brief-recall.ts';
import { planOperations } from './support.ts';

const FOLDER = join(import.meta.dirname, '../../../eval/briefs');
const REQUIRED = 0.95;

const files = readdirSync(FOLDER);
const briefs = files.filter((file) => !file.endsWith('.json')).sort();
const total = emptyRecall();
const lines: string[] = [];

function line(name: string, recall: Recall): string {
  const cells = ASPECTS.map((aspect) => {
    const { expected, right } = recall[aspect];
    const rate = rates(recall[aspect]);
    return `${right}/${expected} ${rate.recall.toFixed(2)} ${rate.precision.toFixed(2)}`.padEnd(18);
  });
  return `${name.padEnd(26)}${cells.join('')}`;
}

test('there are at least eight briefs, each with what a person read in it', () => {
  expect(briefs.length).toBeGreaterThanOrEqual(8);
  expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(briefs.length);
});

describe.each(briefs)('%s', (file) => {
  test('keeps at least 95 of 100 facts, and adds at most 5', async () => {
    const expected = JSON.parse(readFileSync(join(FOLDER, file.replace(/\.\w+$/u, '.json')), 'utf8')) as ExpectedBrief;
    const operations = await planOperations(readFileSync(join(FOLDER, file), 'utf8'));
    const { recall, misses } = countRecall(expected, operations);
    lines.push(line(file, recall));
    for (const aspect of ASPECTS) {
      for (const key of ['expected', 'found', 'right'] as const) total[aspect][key] += recall[aspect][key];
    }
    for (const aspect of ASPECTS) {
      const { recall: found, precision } = rates(recall[aspect]);
      expect.soft(found, `recall of ${aspect}: ${misses.join('\n')}`).toBeGreaterThanOrEqual(REQUIRED);
      expect.soft(precision, `precision of ${aspect}: ${misses.join('\n')}`).toBeGreaterThanOrEqual(REQUIRED);
    }
  });

  test('reads the name and dates of the project', async () => {
    const expected = JSON.parse(readFileSync(join(FOLDER, file.replace(/\.\w+$/u, '.json')), 'utf8')) as ExpectedBrief;
    const operations = await planOperations(readFileSync(join(FOLDER, file), 'utf8'));
    const update = operations.find((operation) => operation.kind === 'UPDATE_PROJECT')?.fields;
    if (expected.name) expect([expected.name, ...(expected.nameAlso ?? [])]).toContain(update?.name);
    expect(update?.startDate).toBe(expected.start);
    expect(update?.dueDate).toBe(expected.due);
  });
});

afterAll(() => {
  const header = `${''.padEnd(26)}${ASPECTS.map((aspect) => aspect.padEnd(18)).join('')}`;
  process.stdout.write(
    `right/expected, recall, precision\n${[header, ...lines.sort(), line('all', total)].join('\n')}\n`,
  );
  for (const aspect of ASPECTS) {
    const { recall, precision } = rates(total[aspect]);
    expect(recall).toBeGreaterThanOrEqual(REQUIRED);
    expect(precision).toBeGreaterThanOrEqual(REQUIRED);
  }
});
