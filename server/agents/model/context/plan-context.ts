import type { PlanContext } from '../../agent.ts';
import { dataBlock } from './data-block.ts';
import { oneLine, planLines } from './plan-lines.ts';

const MAX_PEOPLE = 500;

/** What every agent knows of a plan, in blocks: the day, the project, the people, the tasks. */
export function planContextBlocks(input: PlanContext): string[] {
  const { project, today } = input;
  const people = [...input.people.values()].slice(0, MAX_PEOPLE).map((name) => oneLine(name));
  const plan = planLines(input);
  return [
    `Today is ${weekday(today)}, ${today}. The time zone is ${input.timeZone}. Work is done from Monday to Friday, 09:00 to 17:00.`,
    dataBlock(
      'PROJECT',
      [
        `name: ${oneLine(project.name, 255)}`,
        `status: ${project.status}`,
        `start: ${project.startDate ?? 'none'}`,
        `due: ${project.dueDate ?? 'none'}`,
        `description: ${oneLine(project.description, 2_000) || 'none'}`,
      ].join('\n'),
    ),
    people.length > 0 ? dataBlock('PEOPLE', people.join('\n')) : 'No people are known yet.',
    plan === '' ? 'The plan has no tasks yet.' : dataBlock('PLAN', plan),
  ];
}

function weekday(date: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
