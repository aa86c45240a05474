import type { Outline } from '../document/outline.ts';
import type { PlanTask } from './plan-task.ts';

/** One or two sentences on what was found in a document. */
export function describeReading(outline: Outline, tasks: readonly PlanTask[], dependencies: number): string {
  const headings = tasks.filter((task) => task.kind === 'heading').length;
  const rows = tasks.filter((task) => task.kind === 'row').length;
  const items = tasks.length - headings - rows;
  const parts = [items > 0 && count(items, 'list item'), rows > 0 && count(rows, 'table row')].filter(
    (part) => part !== false,
  );
  const read = parts.length > 0 ? parts.join(' and ') : count(headings, 'heading');
  const under = headings > 0 && parts.length > 0 ? ` under ${count(headings, 'heading')}` : '';
  const people = new Set(tasks.flatMap((task) => task.facts.people.map((name) => name.toLowerCase()))).size;
  const found = [
    count(tasks.filter((task) => task.facts.estimatedMinutes !== null).length, 'estimate'),
    count(tasks.filter((task) => task.facts.startDate !== null || task.facts.dueDate !== null).length, 'date'),
    people === 1 ? '1 person' : `${people} people`,
    dependencies === 1 ? '1 dependency' : `${dependencies} dependencies`,
  ];
  const ranges = tasks.filter((task) => task.facts.isRange).length;
  const middle =
    ranges > 0
      ? ` ${ranges === 1 ? 'One estimate is a range; its' : `${ranges} estimates are ranges; their`} middle is used.`
      : '';
  const known = tasks.filter((task) => task.existing).length;
  const matched =
    known > 0
      ? ` ${known === 1 ? 'One task is' : `${known} tasks are`} in the project already and ${known === 1 ? 'was' : 'were'} not created again.`
      : '';
  return `Read ${outline.format}: ${read}${under}; ${found.join(', ')}.${middle}${matched}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
