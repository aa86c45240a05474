import { dataBlock } from '../context/data-block.ts';
import { oneLine } from '../context/plan-lines.ts';
import type { RefusedElement } from './draft-reader.ts';
import type { DraftElement } from './draft-schema.ts';

const MAX_CREATED_CHARACTERS = 60_000;
const MAX_REFUSED = 50;
const MAX_REFUSED_CHARACTERS = 1_000;

/** Another call for what `prompt` asks, after an answer that was cut off. */
export function continuePrompt(prompt: string, created: ReadonlyMap<string, DraftElement>): string {
  return [
    prompt,
    'Your answer so far was cut off. These tasks of it have arrived and exist:',
    dataBlock('CREATED', createdLines(created)),
    `Go on where it was cut off: give only the operations that are still missing, and do not repeat any. Number further tasks from new${nextNumber(created)}. Leave thinking, title and all of project empty.`,
  ].join('\n\n');
}

/** The last call for what `prompt` asks, where the answer held operations that were refused. */
export function repairPrompt(
  prompt: string,
  refused: readonly RefusedElement[],
  created: ReadonlyMap<string, DraftElement>,
): string {
  const shown = refused.slice(0, MAX_REFUSED).map(({ element, reason }) => {
    return `${oneLine(JSON.stringify(element) ?? 'nothing', MAX_REFUSED_CHARACTERS)}\n  refused: ${oneLine(reason, 500)}`;
  });
  return [
    prompt,
    'Your answer has arrived. These tasks of it exist:',
    dataBlock('CREATED', createdLines(created)),
    'These operations of it were refused:',
    dataBlock('REFUSED', shown.join('\n')),
    'Give corrected operations for the refused ones only, and leave out what cannot be corrected. Do not repeat what exists. Leave thinking and title empty, and all of project that was not refused.',
  ].join('\n\n');
}

/** The newest are kept where all would be too many: the answer goes on after them. */
function createdLines(created: ReadonlyMap<string, DraftElement>): string {
  const lines: string[] = [];
  let characters = 0;
  for (const [reference, { title, parentRef }] of [...created].reverse()) {
    const line = `${reference} ${oneLine(title ?? '', 80)}${parentRef === null ? '' : ` (below ${parentRef})`}`;
    characters += line.length + 1;
    if (characters > MAX_CREATED_CHARACTERS) {
      lines.push('(and earlier ones)');
      break;
    }
    lines.push(line);
  }
  return lines.reverse().join('\n') || 'none';
}

function nextNumber(created: ReadonlyMap<string, DraftElement>): number {
  let highest = 0;
  for (const reference of created.keys()) {
    const number = Number(/^new(\d{1,9})$/.exec(reference)?.[1] ?? 0);
    if (number > highest) highest = number;
  }
  return highest + 1;
}
