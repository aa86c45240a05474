import { DURATION } from '../inline/duration.ts';
import { GIVEN_NAMES } from '../inline/given-names.ts';
import { isActionVerb, verbOfParticiple, verbOfThirdPerson } from './action-verbs.ts';

/** What is longer is no sentence that somebody has written. */
const LONGEST = 600;

const OPENING =
  /^(?:(?:first(?:ly)?(?: of all)?|second(?:ly)?|third(?:ly)?|then|next|after that|after this|afterwards|finally|lastly|last but not least|in the end|also|in addition|additionally|besides|meanwhile|of course|later|before that|in parallel)\b,?\s+)+/iu;
const CONDITION = /^(?:(?:only )?(?:once|after|as soon as|when))\s+([^,]{3,100}),\s+(?:then\s+)?(.+)$/iu;
const MEANWHILE = /^(?:while|during)\s+[^,]{3,100},\s+/iu;
const TAKES = new RegExp(
  `,?\\s+(?:which|that|it|this)\\s+(?:(?:should|will|would|might|may|could)\\s+)?(?:(?:probably|usually|normally|typically|often)\\s+)?takes?\\s+(?:about\\s+|around\\s+|roughly\\s+|at most\\s+)?(${DURATION})`,
  'iu',
);
const HINDERED =
  /,?\s+(?:and|but)\s+(?:it|this|that)\s+(?:is\s+)?(?=(?:blocked by|depends on|dependent on|waits for)\b)/iu;
const MODAL =
  '(?:(?:will|should|must|shall|can)|(?:has|have|needs?|is going|are going|is supposed|are supposed)\\s+to)(?:\\s+(?:also|then|first|now))?';
const NAME = '\\p{Lu}\\p{Ll}+(?:\\s+\\p{Lu}\\p{Ll}+)?';
const NO_NAME = /^(?:We|You|They|It|This|That|There|The|Our|All|Everybody|Everyone|Somebody|Someone|Each|Both|A|An|My|His|Her|Their|These|Those|Nobody|I)\b/u; // prettier-ignore
const BY_PERSON = new RegExp(`^(${NAME}(?:\\s+and\\s+${NAME})?)\\s+${MODAL}\\s+(?!be\\b|not\\b)(\\p{Ll}.*)$`, 'u');
const BY_US = new RegExp(
  `^(?:we|you|i|they|somebody|someone|the team|everybody|everyone)\\s+${MODAL}\\s+(?!be\\b|not\\b)(\\p{Ll}.*)$`,
  'iu',
);
/** "The gardeners prepare the ground", "a certified company must install it". */
const BY_ROLE = new RegExp(
  `^(?:the|an?|our)\\s+(?:\\p{Ll}+\\s+){1,4}?${MODAL}\\s+(?!be\\b|not\\b|stay\\b|remain\\b|take\\b|cost\\b|need\\b)(\\p{Ll}+)\\s+(.+)$`,
  'iu',
);
const ROLE_DOES = /^(?:the|our)\s+(?:\p{Ll}+\s+){0,2}?\p{Ll}+s\s+(\p{Ll}+)\s+(.+)$/iu;
const WE_DO = /^(?:we|i)\s+(?:then\s+|also\s+)?(\p{Ll}+)\s+(.+)$/iu;
const PERSON_DOES = new RegExp(`^(${NAME})\\s+(\\p{Ll}+)\\s+(.+)$`, 'u');
const PASSIVE = new RegExp(`^(.{2,80}?)\\s+(?:${MODAL}|is to|are to)\\s+be\\s+(\\p{Ll}+)\\b(.*)$`, 'iu');
const WE_NEED = /^(?:we|you|i)\s+(?:also\s+)?needs?\s+(?!to\b|more\b|you\b)(?:an?\s+|some\s+)?(.+)$/iu;

/** The work that a sentence asks for, as the items of a list would say it; none for a sentence that tells how things are. */
export function workIn(sentence: string): readonly string[] {
  if (sentence.endsWith('?') || sentence.length > LONGEST) return [];
  let text = sentence.replace(/[.!]+$/u, '').replace(OPENING, '');
  const condition = CONDITION.exec(text);
  if (condition) text = condition[2]!;
  text = text.replace(MEANWHILE, '').replace(TAKES, ' ($1)').replace(HINDERED, ', ');
  let person: string | null = null;
  const found: string[] = [];
  for (const part of partsOf(text)) {
    const work = taskOf(part.replace(OPENING, ''), found.length > 0);
    const again =
      work &&
      /^\p{L}+ (?:(?:it|them)(?=$|[\s,(])|(?:this|that)(?=$|[,(]|\s+(?:by|in|on|until|before|within)\b))(.*)$/iu.exec(
        work.text,
      );
    if (work && again && found.length > 0) {
      // "We need a website; Ana builds it" says who, and no other work.
      found[found.length - 1] += `${again[1]!}${mention(work.person)}`;
      continue;
    }
    if (work === null) {
      if (found.length === 0) return [];
      // What is no work of its own goes on with the part before.
      found[found.length - 1] += `, ${part}`;
      continue;
    }
    person = work.person ?? (work.isImperative ? person : null);
    found.push(`${capital(work.text)}${mention(person)}`);
  }
  if (condition && found.length > 0) found[0] += `, after ${condition[1]!}`;
  return found;
}

function mention(person: string | null): string {
  if (person === null) return '';
  const names = person.split(/\s+and\s+/u).map((name) => `@${name.replace(/\s+/gu, '.')}`);
  return `, ${names.join(', ')}`;
}

const ONLY_NAME = new RegExp(`^${NAME}$`, 'u');
const JOIN = /;\s+|,?\s+and\s+|,\s+(?=then\s)/giu;
/** "Hold a rehearsal on 10 April and the opening on 15 April": the verb counts for both. */
const TWO_DAYS = /^(\p{Ll}+)\s+(.+?\s+on\s+\S*\d\S*(?:\s\p{L}+)?)\s+and\s+((?:the|an?)\s+.+\s+on\s+.*\d.*)$/iu;

/** "Renovate the floor and order the oven": two pieces of work, where a verb comes behind the "and". */
function partsOf(text: string): readonly string[] {
  const two = TWO_DAYS.exec(text);
  if (two && isActionVerb(two[1]!)) return [`${two[1]!} ${two[2]!}`, `${two[1]!.toLowerCase()} ${two[3]!}`];
  const parts: string[] = [];
  let start = 0;
  for (const join of text.matchAll(JOIN)) {
    // "Ana and Ben will write it": two people, not two pieces of work.
    if (ONLY_NAME.test(text.slice(start, join.index))) continue;
    if (taskOf(text.slice(join.index + join[0].length).replace(OPENING, ''), true) === null) continue;
    parts.push(text.slice(start, join.index));
    start = join.index + join[0].length;
  }
  return [...parts, text.slice(start)];
}

interface Work {
  readonly text: string;
  readonly person: string | null;
  /** Whoever does the part before does this, too. */
  readonly isImperative: boolean;
}

/** `isFollowing`: it goes on with what somebody does, "… and invites the speakers". */
function taskOf(text: string, isFollowing: boolean): Work | null {
  const byPerson = NO_NAME.test(text) ? null : BY_PERSON.exec(text);
  if (byPerson) return work(byPerson[2]!, byPerson[1]!);
  const byUs = BY_US.exec(text);
  if (byUs) return work(byUs[1]!, null);
  const does = NO_NAME.test(text) ? null : PERSON_DOES.exec(text);
  const verb = does && verbOfThirdPerson(does[2]!);
  if (does && verb) return work(`${verb} ${does[3]!}`, does[1]!);
  const byRole = BY_ROLE.exec(text);
  if (byRole && isActionVerb(byRole[1]!)) return work(`${byRole[1]!} ${byRole[2]!}`, null);
  const doing = WE_DO.exec(text) ?? ROLE_DOES.exec(text);
  if (doing && (isActionVerb(doing[1]!) || /^do (?:an?|the) /iu.test(`${doing[1]!} ${doing[2]!}`)))
    return work(`${doing[1]!} ${doing[2]!}`, null);
  const passive = PASSIVE.exec(text);
  const done = passive && verbOfParticiple(passive[2]!.toLowerCase());
  if (passive && done) return work(`${done} ${small(passive[1]!)}${passive[3]!}`, null);
  const needed = WE_NEED.exec(text);
  if (needed) return work(needed[1]!, null);
  const [first = ''] = text.split(/\s+/u);
  const next = isFollowing ? verbOfThirdPerson(first) : null;
  if (next) return { text: `${next}${text.slice(first.length)}`, person: null, isImperative: true };
  return isActionVerb(first) && text.includes(' ') ? { text, person: null, isImperative: true } : null;
}

function work(text: string, person: string | null): Work {
  return { text, person, isImperative: false };
}

/** The article of a sentence's beginning in the middle of a title. */
function small(text: string): string {
  return text.replace(/^(?:The|A|An|Our|All|Each|Every|Some|One|Two|Three|Four|Five|Six|Several|Both)\b/u, (word) =>
    word.toLowerCase(),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const GREETED = '(?:(?:ok|okay|great|thanks|hi)[.,!]?\\s+)?';
const CAN_YOU = new RegExp(
  `^${GREETED}(?:@?(${NAME})[,:]?\\s+)?(?:can|could|would|will)\\s+you\\s+(?:please\\s+)?(\\p{Ll}.{3,})$`,
  'u',
);
const CAN_NAME = new RegExp(
  `^${GREETED}(?:[Cc]an|[Cc]ould|[Ww]ould)\\s+(${NAME})\\s+(?:please\\s+)?(\\p{Ll}.{3,})$`,
  'u',
);
const PLEASE = new RegExp(`^(?:@?(${NAME})[,:]\\s+)?please,?\\s+(\\p{Ll}.{3,})$`, 'iu');
const PROMISE =
  /^(?:(?:ok|okay|yes|sure)[.,!]?\s+)?I(?:['’]ll|\s+will|['’]m\s+going\s+to|\s+am\s+going\s+to|\s+can|\s+have\s+to|\s+need\s+to)\s+(\p{Ll}.{3,})$/u;
const NEEDED_BY =
  /^(?:it|this|that|they)\s+(?:should|must|has to|have to|needs? to)\s+(?:be\s+)?.*?\b(by|before|until)\s+(.+?)[.!]?$/iu;

/**
 * The work that one person asks of another or promises, as the item of a list: "Maya, can you please order the scanner?"
 * gives "Order the scanner, @Maya". `speaker` says "I"; null where nobody knows who. Null for everything else.
 */
export function requestIn(sentence: string, speaker: string | null): string | null {
  const [first = '', ...others] = sentence.trim().split(/(?<=[.!?])\s+/u);
  const text = first
    .replace(/[.!?]+$/u, '')
    .replace(/^(?:and|so|but|also|then)\s+/iu, '')
    .replace(OPENING, '');
  const due = others.map((other) => NEEDED_BY.exec(other)).find((match) => match !== null);
  if (others.length > 0 && !due) return null;
  const until = due ? `, ${due[1]!} ${due[2]!}` : '';
  const asked = CAN_YOU.exec(text) ?? (first.endsWith('?') ? CAN_NAME.exec(text) : null);
  if (asked) return asItem(asked[2]!, asked[1] ?? null, until);
  const please = PLEASE.exec(text);
  if (please) return asItem(please[2]!, please[1] ?? null, until);
  const promise = PROMISE.exec(text);
  if (promise) return asItem(promise[1]!, speaker, until);
  if (!/^(?:some(?:body|one)|we|once|after|as soon as)\b/iu.test(text) && !isGivenName(text)) return null;
  // "Ana will write it" and "Ana to write it" are read where facts are, in the words of the list.
  if (isGivenName(text) && BY_PERSON.test(text)) return null;
  const works = workIn(speaker === null ? text : text.replace(/(?<=,\s)I\s+(\p{Ll}+)/u, `${speaker} will $1`));
  return works.length === 1 ? works[0]! + until : null;
}

/** "Do that", "be there": no work that anybody would find again. */
function asItem(words: string, person: string | null, until: string): string | null {
  const [verb = '', object = ''] = words.split(/\s+/u);
  return isActionVerb(verb) && !/^(?:that|it|this|so|them)?$/iu.test(object)
    ? `${capital(words)}${mention(person)}${until}`
    : null;
}

function isGivenName(text: string): boolean {
  return GIVEN_NAMES.has(/^\p{Lu}\p{L}+/u.exec(text)?.[0].toLowerCase() ?? '');
}
