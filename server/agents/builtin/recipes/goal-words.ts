import type { GoalFacts } from './goal-facts.ts';
import { leadingVerb } from './goal-verbs.ts';
import { readSubject, withArticle } from './subject.ts';

/** The words of a goal that titles and criteria of a recipe may hold in braces. */
export interface GoalWords {
  /** What it is about: "the mobile app". */
  readonly subject: string;
  /** The subject without where it comes from and goes to: "all our servers". */
  readonly object: string;
  /** " to build a mobile app"; empty where the goal is no verb with an object. */
  readonly toGoal: string;
  /** " for 200 guests"; empty where the goal does not say. */
  readonly people: string;
  /** " in Graz"; likewise. */
  readonly at: string;
  /** " on microplastics in lakes"; likewise. */
  readonly topic: string;
  /** The tool that comes, and the one that goes; null where the goal does not say. */
  readonly new: string | null;
  readonly old: string | null;
  /** What the goal lists: "German", "French", "Polish". */
  readonly items: readonly string[];
}

const END = String.raw`(?=\s+(?:as|for|in|across|within|by|until|till|before|at|with|on|instead|so that|because|and|to)\b|\s*[,.;:()]|\s*$)`;
const THING = String.raw`((?:our|the|my|a|an|all|old|new)?\s?[\p{L}\d][\p{L}\d .&+'’-]{1,50}?)`;
const PAIRS: readonly (readonly [pattern: RegExp, old: number, now: number])[] = [
  [new RegExp(String.raw`\breplac(?:e|ing)\s+${THING}\s+(?:with|by)\s+${THING}${END}`, 'iu'), 1, 2],
  [new RegExp(String.raw`\bfrom\s+${THING}\s+to\s+${THING}${END}`, 'iu'), 1, 2],
  [
    new RegExp(
      String.raw`(?:\bonto|\bon to|\bintroduc(?:e|ing)|\badopt(?:ing)?|\broll(?:ing)?[ -]?out)\s+${THING}\s+instead of\s+${THING}${END}`,
      'iu',
    ),
    2,
    1,
  ],
  [
    new RegExp(
      String.raw`(?:\bonto|\bon to|\bswitch(?:ing)?(?:\s+\p{L}+){0,3}\s+to|\bmigrat(?:e|ing)(?:\s+\p{L}+){0,4}\s+to)\s+${THING}${END}`,
      'iu',
    ),
    0,
    1,
  ],
  [
    new RegExp(
      String.raw`(?:\broll(?:ing)?[ -]?out|\bintroduc(?:e|ing)|\badopt(?:ing)?|\bimplement(?:ing)?)\s+${THING}${END}`,
      'iu',
    ),
    0,
    1,
  ],
];
const MONTH_OR_DAY =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|q[1-4]|spring|summer|autumn|winter|christmas|easter)/iu;

/** Reads them from a goal; `name` is the goal without dates, people and openings. */
export function readGoalWords(goal: string, name: string, facts: GoalFacts, fallbackSubject: string): GoalWords {
  const text = goal.slice(0, 1_000).replace(/\s+/gu, ' ').trim();
  const pair = PAIRS.map(([pattern, old, now]) => ({ match: pattern.exec(text), old, now })).find(({ match }) => match);
  const side = (index: number | undefined): string | null => {
    const words = index ? pair?.match?.[index]?.trim() : undefined;
    return words ? withArticle(words.replace(/^(?:our|the|my|a|an)\s+/iu, ''), true) : null;
  };
  const subject = readSubject(name, fallbackSubject);
  return {
    subject,
    object: subject.replace(/\s+(?:from|to|onto|into)\s.*$/iu, ''),
    toGoal: infinitive(name),
    people: facts.peopleCount === null ? '' : ` for ${facts.peopleCount}`,
    at: readPlace(text, facts),
    topic: readTopic(name),
    new: side(pair?.now),
    old: side(pair?.old),
    items: readItems(name),
  };
}

/** `template` with the goal's words; `item` is the thing of the list that a task is for. */
export function withGoalWords(template: string, words: GoalWords, item: string | null): string {
  return template.replace(/\{(\w+)(?:\|([^}]*))?\}/gu, (_, key: keyof GoalWords | 'item', instead = '') => {
    const value = key === 'item' ? item : words[key];
    if (typeof value === 'string') return value;
    return instead === 'subject' ? words.subject : String(instead);
  });
}

function infinitive(name: string): string {
  const [first = ''] = name.split(/[.:;(?!]|,\s|\s[–—-]\s/u);
  const verb = leadingVerb(first);
  if (verb === '' || /ing\s/u.test(verb) || first.length > 80) return '';
  return ` to ${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

function readPlace(text: string, { team, parts }: GoalFacts): string {
  const people = new Set([...team, ...parts.map(({ person }) => person)]);
  for (const [, preposition, place] of text.matchAll(
    /\b(to|in|near)\s+(\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,2})(?![\p{L}\p{N}])/gu,
  ))
    if (!MONTH_OR_DAY.test(place!) && !people.has(place!))
      return ` ${preposition === 'near' ? 'near' : 'in'} ${place!}`;
  return '';
}

function readTopic(name: string): string {
  const [, preposition, topic] = /\b(about|on)\s+([^,.;:(]{3,60})/iu.exec(name) ?? [];
  return topic === undefined || MONTH_OR_DAY.test(topic) ? '' : ` ${preposition!.toLowerCase()} ${topic.trim()}`;
}

/** "into German, French and Polish", "the cellar, the attic and the garage"; none where the goal lists nothing. */
function readItems(name: string): readonly string[] {
  const core = name.slice(leadingVerb(name).length);
  const [, last] =
    /(?:^|\binto\s+|\bfor\s+|\bof\s+)((?:[^,.;:()]{2,40},\s*)+[^,.;:()]{2,40}?,?\s+and\s+[^,.;:()]{2,60})$/iu.exec(
      core,
    ) ?? [];
  const list = last ?? /\binto\s+([\p{L} ]{3,30}\s+and\s+[\p{L} ]{3,30})$/iu.exec(core)?.[1];
  if (list === undefined) return [];
  const items = list
    .replace(/^.*\b(?:into|for)\s+/iu, '')
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.length >= 2 &&
    items.length <= 12 &&
    items.every((item) => item.split(' ').length <= 5 && !/^(?:with|by|in|on)\s/iu.test(item))
    ? items
    : [];
}
