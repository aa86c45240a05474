import { personKey } from '../../../domain/person.ts';
import { quoted, joined } from '../editor/wording.ts';
import { GIVEN_NAMES } from '../inline/given-names.ts';
import { failed, found, type Resolution } from './resolution.ts';

const NOBODY =
  /^(?:nobody|no one|no-one|none|someone|somebody|anyone|anybody|everyone|everybody|the team|team|unassigned)$/u;
const SPEAKER = /^(?:me|us|i|we|myself|you|yourself|him|her|them|he|she|they)$/u;
const NO_NAME =
  /^(?:or|and|the|to|of|for|from|with|by|in|on|at|as|not|is|are|was|be|all|any|both|team|group|department|everyone)$/u;
const NAME = /^\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,2}$/u;

/**
 * The person that words name: somebody known by full, first or last name, or somebody new whose name is written as one.
 * `isAtStart`: a capital says nothing there.
 */
export function resolvePerson(source: string, people: Iterable<string>, isAtStart = false): Resolution<string> {
  const known = [...people];
  const raw = source
    .trim()
    .replace(/^@/u, '')
    .replace(/^(?:mr|mrs|ms|dr|herr|frau)\.?\s+(?=\p{L})/iu, '')
    .replace(/[._](?=\p{L})/gu, ' ');
  const key = personKey(raw);
  if (key === '' || NOBODY.test(key)) return failed(null);
  if (SPEAKER.test(key)) return failed(`I do not know who “${raw}” is; name the person`);
  const exact = known.filter((name) => personKey(name) === key);
  if (exact.length === 1) return found(exact[0]!, 3);
  const words = key.split(' ');
  const partial = known.filter((name) => {
    const parts = personKey(name).split(' ');
    return words.length === 1
      ? parts.includes(key)
      : parts[0] === words[0] && parts.at(-1)!.startsWith(words.at(-1)!.replace(/\.$/u, ''));
  });
  if (partial.length === 1) return found(partial[0]!, 2.5);
  if (partial.length > 1) return failed(`“${raw}” could be ${joined(partial.slice(0, 5), 'or')}`);
  if (!NAME.test(raw) || words.some((word) => NO_NAME.test(word))) return failed(null);
  const near = known.find((name) =>
    personKey(name)
      .split(' ')
      .some((part) => isNear(part, words[0]!)),
  );
  const isGiven = GIVEN_NAMES.has(words[0]!);
  const isCapitalised = raw.split(' ').every((word) => /^\p{Lu}\p{Ll}/u.test(word));
  if (near !== undefined && (isGiven || isCapitalised || words.length === 1) && words[0]!.length > 2)
    return failed(`Nobody is called ${quoted(raw)} here; do you mean ${near}`);
  if (isGiven || source.trim().startsWith('@')) return found(isCapitalised ? raw : capitalisedWords(raw), 1);
  return isCapitalised && !isAtStart ? found(raw, 0.5) : failed(null);
}

/** Whether somebody new may be called so by every rule: common given names are, other words only where people are spoken of. */
export function isGivenName(name: string): boolean {
  return GIVEN_NAMES.has(personKey(name).split(' ')[0]!);
}

function capitalisedWords(name: string): string {
  return name.replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Whether two names differ by one letter, put in, left out or exchanged. */
function isNear(first: string, second: string): boolean {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (short.length < 3 || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = (text: string, skip: number): string => text.slice(start + skip);
  return short.length === long.length ? rest(short, 1) === rest(long, 1) : rest(short, 0) === rest(long, 1);
}
