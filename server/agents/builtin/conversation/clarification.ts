import type { Task } from '../../../domain/task.ts';
import type { ConversationTurn } from '../../agent.ts';
import { resolveTitle } from '../entities/task-titles.ts';
import { numberOf } from '../entities/values.ts';

/** What the assistant asks for at the end of a turn in which it did not understand some words. */
export const WHICH = 'Which one do you mean?';
export const MEANT = 'Is that what you mean?';

const CHOICE = /“([^”]{1,200})” could be (.{1,2000}?)\. [^.]*Which one do you mean\?/su;
const NEAREST =
  /There is no task “([^”]{1,200})”; the nearest (?:is|are) (.{1,1000}?)\. [^.]*Is that what you mean\?/su;
const PERSON = /Nobody is called “([^”]{1,100})” here; do you mean ([^.]{1,100})\. .{0,100}Is that what you mean\?/su;
const YES =
  /^(?:yes|yep|yeah|yup|sure|right|correct|exactly|that one|that is (?:it|right)|ok|okay|please do|do it|yes please|go ahead|of course|indeed)[\s,.!]*(?:please|do it|that one|thanks)?[.!]*$/iu;
const NO =
  /^(?:no|nope|nah|neither|none|none of them|forget it|never mind|nevermind|cancel|no thanks|stop)[\s,.!]*(?:thanks|thank you)?[.!]*$/iu;
const ORDINALS = 'first second third fourth fifth'.split(' ');

export type Clarified =
  /** The earlier instruction with what was meant put in. */
  | { readonly type: 'again'; readonly text: string }
  | { readonly type: 'dropped' }
  /** The answer fits none of what was asked about. */
  | { readonly type: 'unclear'; readonly question: string };

/** Reads an answer to the question with which the assistant's last turn ended; null where there was none, or it is no answer. */
export function readClarification(turns: readonly ConversationTurn[], tasks: readonly Task[]): Clarified | null {
  const [instruction, asked, answer] = turns.slice(-3);
  if (instruction?.role !== 'USER' || asked?.role !== 'ASSISTANT' || answer?.role !== 'USER') return null;
  const reply = answer.text.trim();
  const choice = CHOICE.exec(asked.text);
  const nearest = NEAREST.exec(asked.text);
  const person = PERSON.exec(asked.text);
  if (!choice && !nearest && !person) return null;
  if (NO.test(reply)) return { type: 'dropped' };
  // The first question of a conversation of several answers is the one that was put before them.
  const earlier = originalInstruction(turns) ?? instruction.text;
  if (person) return YES.test(reply) ? again(earlier, person[1]!, person[2]!.trim()) : null;
  const [, words, list] = (choice ?? nearest)!;
  const options = optionsOf(list!, tasks);
  const chosen = choose(reply, options, tasks, nearest !== null);
  if (chosen.length > 0) return again(earlier, words!, chosen.map((task) => `#${task.number}`).join(' and '));
  // A whole new instruction is no answer; a word or two that fit nothing are.
  return reply.split(/\s+/u).length <= 3 && options.length > 0
    ? { type: 'unclear', question: `“${words}” could be ${list!.split('. ')[0]}` }
    : null;
}

function originalInstruction(turns: readonly ConversationTurn[]): string | null {
  for (let at = turns.length - 3; at >= 0; at -= 2)
    if (!turns[at - 1]?.text.includes(WHICH)) return turns[at]?.text ?? null;
  return null;
}

function again(instruction: string, words: string, meant: string): Clarified | null {
  const at = instruction.toLowerCase().lastIndexOf(words.toLowerCase());
  if (at < 0) return null;
  const [before, after] = [instruction.slice(0, at), instruction.slice(at + words.length)];
  // Quotes around the words would make a title of the number.
  const bare = /["“‘']$/u.test(before) && /^["”’']/u.test(after);
  return { type: 'again', text: bare ? before.slice(0, -1) + meant + after.slice(1) : before + meant + after };
}

function optionsOf(list: string, tasks: readonly Task[]): readonly Task[] {
  const numbers = [...list.matchAll(/#(\d{1,6})/gu)].map(([, digits]) => Number(digits));
  return numbers.map((number) => tasks.find((task) => task.number === number)).filter((task) => task !== undefined);
}

function choose(reply: string, options: readonly Task[], tasks: readonly Task[], mayConfirm: boolean): readonly Task[] {
  const text = reply
    .toLowerCase()
    .replace(/[.!?,]+$/u, '')
    .replace(/^(?:the|i mean|i meant|it is|make it|that would be|number|task|no,?|please)\s+/gu, '')
    .replace(/^the\s+/u, '')
    .replace(/\s+(?:one|please|task|of course)$/u, '');
  if (mayConfirm && options.length === 1 && YES.test(reply)) return options;
  if (/^(?:both|all|all of them|both of them)$/u.test(text))
    return text.startsWith('both') && options.length !== 2 ? [] : options;
  const place =
    text === 'last' || text === 'latter' ? options.length - 1 : text === 'former' ? 0 : ORDINALS.indexOf(text);
  if (place >= 0 && options[place]) return [options[place]];
  const number = /^#?(\d{1,6})$/u.exec(text)?.[1];
  if (number !== undefined) {
    const known = options.find((task) => task.number === Number(number));
    if (known) return [known];
    return options[Number(number) - 1] && !tasks.some((task) => task.number === Number(number))
      ? [options[Number(number) - 1]!]
      : [];
  }
  const count = numberOf(text);
  if (count !== null && options[count - 1] && text !== 'a') return [options[count - 1]!];
  const title = resolveTitle(reply, options);
  return title.ok ? [title.value] : [];
}
