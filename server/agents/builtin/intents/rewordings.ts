import type { World } from '../entities/world.ts';
import { TaskReader } from '../entities/task-reader.ts';
import { Clause } from '../grammar/clause.ts';
import { tokenise, type Token } from '../grammar/tokens.ts';
import { isTypo } from '../planning/words.ts';
import { inPlainWords } from './other-phrasings.ts';
import { knownWords } from './known-words.ts';
import { fieldsOf } from './task-facts.ts';

/**
 * The same instruction in plainer words, to be read where it was not understood as it stands; null where there is nothing
 * to put plainer. Only what changes no meaning is left out: never "not", "if", "maybe", or what excepts something.
 */
export function reworded(clause: Clause, world: World): Clause | null {
  let source = clause.source;
  for (const step of [
    ({ source: words }: Clause) => inPlainWords(words),
    writtenOut,
    withoutContrast,
    withoutFillers,
    withoutTypos,
    withDigits,
    withPlaceBehind,
    withProjectName,
  ]) {
    const before = new Clause(source, tokenise(source));
    if (before.tokens.length === 0) return null;
    source = step(before, world);
  }
  return source === clause.source ? null : new Clause(source, tokenise(source));
}

const SHORT: Readonly<Record<string, string>> = { tmrw: 'tomorrow', tmr: 'tomorrow', tomo: 'tomorrow', wk: 'week', wks: 'weeks', hrs: 'hours', mins: 'minutes', mgmt: 'management' }; // prettier-ignore

/** Without the short forms of hurried people. */
function writtenOut({ source, tokens }: Clause): string {
  return replaced(source, tokens, ({ kind, text }) => (kind === 'word' ? (SHORT[text] ?? null) : null)).replace(
    /(?<=\s)w\/\s?(?=\p{L})/giu,
    'with ',
  );
}

const NUMBER_WORD = '\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|half';
const CONTRAST = new RegExp(
  `(?:,\\s*|\\s+)(?:instead of|rather than|and not|not)\\s+(?:an?\\s+|the\\s+)?(?:full\\s+)?(?:(?:${NUMBER_WORD})(?:\\s*(?:h|d|w|hours?|days?|weeks?))?|one)$`,
  'iu',
);

/** "5 days instead of 3": what it was before says nothing new. */
function withoutContrast({ source }: Clause): string {
  return source.replace(CONTRAST, '');
}

const FILLER =
  /^(?:really|actually|quite|probably|definitely|certainly|finally|already|now|just|also|simply|basically|currently|yesterday|too|instead|still|unfortunately|sadly|luckily|fortunately|fyi|btw|obviously|clearly|surely|kindly|accordingly|therefore|hopefully|yet|rather|super|totally|completely|roughly|ok|okay|hey|well|ah|oh|um|uh|hm)$/u;
const FILLERS: readonly (readonly string[])[] = [
  ['right', 'now'], ['for', 'now'], ['at', 'the', 'moment'], ['at', 'last'], ['as', 'well'], ['after', 'all'], ['by', 'the', 'way'], ['of', 'course'], ['in', 'the', 'end'], ['in', 'fact'], ['to', 'be', 'honest'], ['as', 'discussed'], ['as', 'agreed'],
  ['i', 'guess'], ['i', 'think'], ['i', 'believe'], ['i', 'would', 'say'], ['i', 'mean'], ['i', 'suppose'], ['it', 'turns', 'out', 'that'], ['it', 'turns', 'out'], ['it', 'looks', 'like'], ['it', 'seems', 'that'], ['it', 'seems'], ['we', 'can', 'say', 'that'],
  ['as', 'we', 'thought'], ['as', 'i', 'thought'], ['as', 'planned'], ['as', 'expected'], ['than', 'planned'], ['than', 'expected'], ['than', 'we', 'thought'], ['than', 'i', 'thought'],
]; // prettier-ignore

/** Without words that only say how it is meant. */
function withoutFillers({ source, tokens }: Clause): string {
  const dropped = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.kind === 'quoted') continue;
    const long = FILLERS.find((words) => words.every((word, offset) => tokens[at + offset]?.text === word));
    if (long) for (let offset = 0; offset < long.length; offset++) dropped.add(at + offset);
    else if (FILLER.test(tokens[at]!.text)) dropped.add(at);
    // "The dress and the suit both slip" says it twice; "both hires slip" does not.
    else if (tokens[at]!.text === 'both' && tokens.slice(0, at).some(({ text }) => /^(?:and|&|\+)$/u.test(text)))
      dropped.add(at);
  }
  if (dropped.size === 0 || dropped.size === tokens.length) return source;
  return replaced(source, tokens, (_, at) => (dropped.has(at) ? '' : null))
    .replace(/^\s*,\s*|\s+(?=[,.])|\s*,\s*$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

const NAMING =
  /^(?:add|create|insert|need|needs|include|introduce|forgot|rename|call|called|name|named|title|note|describe|new|split|break|cut|into)$/u;

/** "Asign", "finnished": a word that is in no title and no name, one letter away from a single word that is known. */
function withoutTypos({ source, tokens }: Clause, { draft }: World): string {
  const known = knownWords();
  const names = [...draft.tasks.map(({ title }) => title), ...draft.people.values(), draft.plan.project.name];
  const said = new Set(names.flatMap((name) => tokenise(name)).map(({ text }) => text.toLowerCase()));
  // What a task is called stays as it is written, however odd.
  const isNaming = tokens.some(({ text }) => NAMING.test(text));
  return replaced(source, tokens, ({ kind, text }, at) => {
    if (isNaming && at > 0) return null;
    if (kind !== 'word' || text.length < 5 || known.has(text) || said.has(text) || !/^\p{L}+$/u.test(text)) return null;
    const near = [...known].filter((word) => isTypo(word, text));
    return near.length === 1 ? near[0]! : null;
  });
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** "Tasks two and three". */
function withDigits({ source, tokens }: Clause): string {
  let isList = false;
  return replaced(source, tokens, ({ text, kind }) => {
    if (kind === 'quoted') return null;
    if (/^(?:tasks?|numbers?|items?)$/u.test(text)) isList = true;
    else if (NUMBERS.includes(text)) return isList ? String(NUMBERS.indexOf(text)) : null;
    else if (!/^(?:,|and|&|#?\d+)$/u.test(text)) isList = false;
    return null;
  });
}

const ADDING = /^(?:add|create|insert|please|there|we|i|put|make|new|need|include|introduce|todo|task)$/u;

/** "Under Venue, add a task …", "after the offer comes a check": the place where others say it, at the end. */
function withPlaceBehind(clause: Clause, world: World): string {
  const { source, tokens } = clause;
  const reader = new TaskReader(clause, world);
  const colon = tokens.findIndex(({ text }) => text === ':');
  if (colon > 0 && /^(?:add|create|insert)$/u.test(tokens[colon + 1]?.text ?? '')) {
    const task = reader.readOne(0, colon);
    if (task.ok) return `${source.slice(tokens[colon + 1]!.start)} under #${task.value.number}`;
  }
  if (!/^(?:in|under|inside|within|to|for|after|before|below)$/u.test(tokens[0]?.text ?? '')) return source;
  for (let end = Math.min(tokens.length - 1, 9); end > 1; end--) {
    const task = reader.readOne(1, end);
    if (!task.ok) continue;
    let at = end;
    while (/^[,:]$/u.test(tokens[at]?.text ?? '')) at++;
    const next = tokens[at]?.text ?? '';
    const isComing = next === 'comes' || next === 'come';
    const after = source.slice(tokens[at]?.start ?? source.length);
    const isListed = at > end && /^(?:in|under|inside|within)$/u.test(tokens[0]!.text) && fieldsOf(after, world) === null; // prettier-ignore
    if (!ADDING.test(next) && !isComing && !isListed) continue;
    const rest = source.slice(tokens[isComing ? at + 1 : at]!.start).replace(/^(add|create|insert)\s*:\s*/iu, '$1 ');
    const preposition = /^(?:after|before)$/u.test(tokens[0]!.text) ? tokens[0]!.text : 'under';
    const [title, ...facts] = rest.split(/,\s*/u);
    const place = `${preposition} #${task.value.number}`;
    return `${isComing || (isListed && !ADDING.test(next)) ? 'add ' : ''}${[`${title} ${place}`, ...facts].join(', ')}`;
  }
  return source;
}

/** "The wedding is on 19 June", where the project is called so and no task is. */
function withProjectName({ source, tokens }: Clause, { draft }: World): string {
  const name = draft.plan.project.name.toLowerCase();
  const words = tokens.filter(({ kind }) => kind !== 'quoted');
  const first = /^(?:the|our|my)$/u.test(words[0]?.text ?? '') ? 1 : 0;
  const length = tokenise(name).length;
  const said = words.slice(first, first + length).map(({ text }) => text).join(' '); // prettier-ignore
  const verb = tokens[first + length]?.text ?? '';
  if (said !== name || !/^(?:is|starts|begins|ends|has|must|should|will|takes)$/u.test(verb)) return source;
  if (draft.tasks.some(({ title }) => title.toLowerCase() === name)) return source;
  return `the project ${source.slice(tokens[first + length]!.start)}`;
}

/** The source with some tokens put differently; null leaves one as it is. */
function replaced(source: string, tokens: readonly Token[], by: (token: Token, at: number) => string | null): string {
  let text = '';
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    const other = by(token, at);
    if (other === null) continue;
    text += source.slice(from, token.start) + other;
    from = token.end;
  }
  return text + source.slice(from);
}
