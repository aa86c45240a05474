import { estimateTokens } from '../../llm/tokens.ts';
import { dataBlock } from '../context/data-block.ts';
import { oneLine } from '../context/plan-lines.ts';
import type { RefusedElement } from './draft-reader.ts';
import type { DraftElement } from './draft-schema.ts';

/** More of it helps no model. */
const MAX_PROGRESS_TOKENS = 20_000;
const MAX_REFUSED = 50;
const MAX_REFUSED_CHARACTERS = 1_000;

/** What an answer has brought so far. */
export interface Progress {
  /** Tasks, by their reference, in the order in which they came. */
  readonly created: ReadonlyMap<string, DraftElement>;
  /** Those of them that others are placed under, whenever they came: shown before others. */
  readonly outline: ReadonlySet<string>;
  /** Changes of what existed, one short line each, in the order in which they came. */
  readonly changed: readonly string[];
}

/** Another call for what `prompt` asks, after an answer that was cut off. `maxTokens` is for what has arrived. */
export function continuePrompt(prompt: string, progress: Progress, maxTokens: number): string {
  return [
    prompt,
    'Your answer so far was cut off. This much of it has arrived:',
    ...progressBlocks(progress, maxTokens),
    `Go on where it was cut off: give only the operations that are still missing, and do not repeat any. Number further tasks from new${nextNumber(progress.created)}. Leave thinking, title and all of project empty.`,
  ].join('\n\n');
}

/** The first call for another part of a plan, after the parts before it. */
export function nextPartPrompt(prompt: string, progress: Progress, maxTokens: number): string {
  return [
    'Your answers to the parts before this one have arrived:',
    ...progressBlocks(progress, maxTokens),
    prompt,
    `Give only the operations of this part, and do not repeat any. Place its tasks below those that exist where they belong there. Number further tasks from new${nextNumber(progress.created)}. Name tasks of earlier parts by their new names where one depends on the other: dependsOn for a task of this part, add_dependency for one of an earlier part. Leave thinking, title and all of project empty.`,
  ].join('\n\n');
}

/** The last call for what `prompt` asks, where the answer held operations that were refused. */
export function repairPrompt(
  prompt: string,
  refused: readonly RefusedElement[],
  progress: Progress,
  maxTokens: number,
): string {
  return [
    prompt,
    'Your answer has arrived. This much of it exists:',
    ...progressBlocks(progress, maxTokens / 2),
    'These operations of it were refused:',
    dataBlock('REFUSED', refusedLines(refused, maxTokens / 2)),
    'Give corrected operations for the refused ones only, and leave out what cannot be corrected. Do not repeat what exists. Leave thinking and title empty, and all of project that was not refused.',
  ].join('\n\n');
}

function refusedLines(refused: readonly RefusedElement[], maxTokens: number): string {
  const lines = refused.slice(0, MAX_REFUSED).map(({ element, reason }) => {
    return `${oneLine(JSON.stringify(element) ?? 'nothing', MAX_REFUSED_CHARACTERS)}\n  refused: ${oneLine(reason, 500)}`;
  });
  return withinTokens(lines, maxTokens, '(and more)').join('\n');
}

function progressBlocks({ created, outline, changed }: Progress, maxTokens: number): string[] {
  const tokens = Math.min(maxTokens, MAX_PROGRESS_TOKENS);
  const changedTokens = changed.length === 0 ? 0 : tokens / 3;
  const createdLines = linesOfCreated(created, outline, tokens - changedTokens);
  const changedLines = withinTokens(changed.toReversed(), changedTokens, '(and earlier ones)').reverse();
  return [
    `Tasks that you have created:\n${dataBlock('CREATED', createdLines.join('\n') || 'none')}`,
    ...(changedLines.length > 0
      ? [`Changes that you have made:\n${dataBlock('CHANGED', changedLines.join('\n'))}`]
      : []),
  ];
}

/** Where all would be too many: the outline up to a half, and the newest, because the answer goes on after them. */
function linesOfCreated(
  created: Progress['created'],
  outline: Progress['outline'],
  maxTokens: number,
): readonly string[] {
  const lines = [...created].map(([reference, { title, parentRef }]) => ({
    isOutline: outline.has(reference),
    text: `${reference} ${oneLine(title ?? '', 80)}${parentRef === null ? '' : ` (below ${parentRef})`}`,
  }));
  const all = lines.map(({ text }) => text);
  if (tokensOf(all) <= maxTokens) return all;
  const above = lines.filter(({ isOutline }) => isOutline).map(({ text }) => text);
  const shownAbove = withinTokens(above, maxTokens / 2, '(and others)');
  const newest = lines.filter(({ isOutline }) => !isOutline).map(({ text }) => text);
  const left = maxTokens - tokensOf(shownAbove);
  return [...shownAbove, ...withinTokens(newest.reverse(), left, '(and earlier ones)').reverse()];
}

function tokensOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + estimateTokens(line) + 1, 0);
}

/** The first lines that fit, and `more` where others follow. */
function withinTokens(lines: readonly string[], maxTokens: number, more: string): string[] {
  let tokens = 0;
  const end = lines.findIndex((line) => (tokens += estimateTokens(line) + 1) > maxTokens);
  return end === -1 ? [...lines] : [...lines.slice(0, end), more];
}

function nextNumber(created: ReadonlyMap<string, DraftElement>): number {
  let highest = 0;
  for (const reference of created.keys()) {
    const number = Number(/^new(\d{1,9})$/.exec(reference)?.[1] ?? 0);
    if (number > highest) highest = number;
  }
  return highest + 1;
}
