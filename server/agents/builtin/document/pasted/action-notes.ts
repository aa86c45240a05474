import { requestIn } from '../spoken-work.ts';

const ACTION =
  /^\s*(?:[-*•]\s+)?(?:\*\*|__)?(?:action(?: item| point)?s?|to-?\s?do|fixme|ap|ai|next step|follow-?up)(?:\s*\(([^)]{2,30})\)|\s+(@?\p{Lu}[\p{L}.]+(?:\s*[/&]\s*\p{Lu}\p{L}+)*))?\s*(?:\*\*|__)?\s*[:–—-](?:\*\*|__)?\s+(?=\S)(.+)$/iu;
const CHAT =
  /^\s*(?:\[?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]m)?\]?\s*[-–]?\s*)([\p{L}][\p{L} .'-]{1,30}?)\s*[:>]\s+(.+)$/iu;
const NUMBERED = /^\s*\d{1,2}[.)]\s+(\S.{2,80}?)\s*$/u;
const BULLET = /^\s*(?:[-*+•]|\d{1,3}[.)]|\[[ x]\])\s+/iu;
const MIN_ACTIONS = 2;

/**
 * Minutes and notes in which marked lines say what is to do ("Action: Ana to send the contract"), and talk with the
 * time before each line: the rest is what was said. As Markdown; null where the text is neither.
 */
export function actionNotesToMarkdown(body: string): string | null {
  return chatToMarkdown(body) ?? minutesToMarkdown(body);
}

function minutesToMarkdown(body: string): string | null {
  if (/^ {0,3}#{1,6}\s/mu.test(body) || /^\s*\|.*\|\s*$/mu.test(body)) return null;
  const lines = body.split('\n');
  const actions = lines.map((line) => ACTION.exec(line));
  const marked = actions.filter((action) => action !== null).length;
  const bullets = lines.filter((line, index) => BULLET.test(line) && !actions[index] && !NUMBERED.test(line)).length;
  if (marked < MIN_ACTIONS || bullets > 0) return null;
  const [title = '', ...rest] = lines.filter((line) => line.trim() !== '');
  const intro: string[] = [];
  const work: string[] = [];
  // A topic without work is something that was said, and belongs above the work.
  for (const topic of topicsOf(rest)) {
    const hasWork = topic.some((line) => ACTION.test(line));
    const head = NUMBERED.exec(topic[0]!)?.[1];
    const said = topic.map((line, index) => (index === 0 && head !== undefined ? (hasWork ? `## ${head}` : `**${head}**`) : line)); // prettier-ignore
    (hasWork ? work : intro).push(...said.map((line) => asItem(ACTION.exec(line)) ?? `\n${line}\n`));
  }
  return [`# ${title.trim()}`, ...intro, ...work].join('\n').replace(/\n{3,}/gu, '\n\n');
}

/** The lines of a numbered topic each, and those before the first. */
function topicsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const topics: string[][] = [[]];
  for (const line of lines) {
    if (NUMBERED.test(line)) topics.push([]);
    topics.at(-1)!.push(line);
  }
  return topics.filter((topic) => topic.length > 0);
}

function asItem(action: RegExpExecArray | null): string | null {
  if (!action) return null;
  const [, inBrackets, before, words] = action;
  const person = inBrackets ?? before;
  if (person === undefined) return `- ${words!}`;
  const names = person.split(/\s*[/&]\s*/u).map((name) => `@${name.trim().replace(/^@/u, '').replace(/\s+/gu, '.')}`);
  return `- ${words!}, ${names.join(', ')}`;
}

/** What people ask of each other or promise becomes work; everything that was said stays as a note. */
function chatToMarkdown(body: string): string | null {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const said = lines.map((line) => CHAT.exec(line));
  if (said.length < 4 || said.filter((one) => one !== null).length < lines.length * 0.8) return null;
  const items: string[] = [];
  const notes: string[] = [];
  for (const [index, one] of said.entries()) {
    const [, speaker, words] = one ?? [];
    const sentences = (words ?? '').split(/(?<=[.!?])\s+/u);
    const asked = words === undefined ? [] : sentences.flatMap((sentence) => requestIn(sentence, speaker!) ?? []);
    // Word for word below the work, so that nothing that was said is lost.
    if (asked.length === 0) notes.push(lines[index]!);
    else items.push(...asked.map((text) => `- ${text}\n\n  > ${lines[index]!.trim()}\n`));
  }
  if (items.length === 0) return null;
  return `# Conversation\n\n${notes.map((line) => `${line.trim()}  `).join('\n')}\n\n## To do\n\n${items.join('\n')}`;
}
