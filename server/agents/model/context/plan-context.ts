import type { PlanContext } from '../../agent.ts';
import { estimateTokens, firstTokens } from '../../llm/tokens.ts';
import { dataBlock } from './data-block.ts';
import { type Focus, planDigest } from './plan-digest.ts';
import { oneLine } from './plan-lines.ts';

const MAX_PEOPLE = 500;
/** More of a plan makes answers dearer and no better. */
const MAX_PLAN_TOKENS = 30_000;
/** Of the room that a plan may take, people take at most this share. */
const PEOPLE_SHARE = 0.15;

/**
 * What every agent knows of a plan, in blocks: the day, the project, the people, the tasks. At most about `maxTokens` of
 * it; where that is not enough for all tasks, those that matter for `focus`.
 */
export function planContextBlocks(plan: PlanContext, focus: Focus, maxTokens: number): string[] {
  const head = [dayLine(plan), projectBlock(plan), peopleLines(plan, maxTokens * PEOPLE_SHARE)];
  const left = maxTokens - head.reduce((sum, block) => sum + estimateTokens(block), 0);
  const digest = planDigest(plan, focus, Math.min(left, MAX_PLAN_TOKENS));
  return [...head, digest === '' ? 'The plan has no tasks yet.' : dataBlock('PLAN', digest)];
}

function dayLine({ today, timeZone }: PlanContext): string {
  return `Today is ${weekday(today)}, ${today}. The time zone is ${timeZone}. Work is done from Monday to Friday, 09:00 to 17:00.`;
}

function projectBlock({ project }: PlanContext): string {
  const lines = [
    `name: ${oneLine(project.name, 255)}`,
    `status: ${project.status}`,
    `start: ${project.startDate ?? 'none'}`,
    `due: ${project.dueDate ?? 'none'}`,
    `description: ${oneLine(project.description, 2_000) || 'none'}`,
  ];
  return dataBlock('PROJECT', lines.join('\n'));
}

function peopleLines({ people }: PlanContext, maxTokens: number): string {
  const names = [...people.values()].slice(0, MAX_PEOPLE).map((name) => oneLine(name));
  return names.length > 0 ? dataBlock('PEOPLE', firstTokens(names.join('\n'), maxTokens)) : 'No people are known yet.';
}

function weekday(date: string): string {
  return new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
