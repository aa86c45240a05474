import { NAME, NameBook } from '../inline/name-book.ts';

const TEAM = new RegExp(
  `\\b(?:with|together with|team:?|by|,\\s*(?:me|us)\\s+and)\\s+((?:@?${NAME}(?:,\\s*|\\s+and\\s+|\\s*&\\s*|\\s*\\+\\s*)?)+)`,
  'gu',
);

const WORK = '([\\p{L}][\\p{L}\\p{N} /&-]{1,60}?)';
const END = '(?=\\s*(?:[.,;:!?)]|$|\\band\\b|\\bwhile\\b|\\bwith\\b|\\bbut\\b))';
const DOES = new RegExp(
  `(?<![\\p{L}])@?(${NAME})\\s+(?:(?:will|can|should|is going to|is)\\s+)?(?:do(?:es|ing)?|handles?|handling|leads?|leading|owns?|runs?|running|manages?|managing|(?:is\\s+)?responsible\\s+for|takes?\\s+care\\s+of|take(?:s)?\\s+over|writes?|writing|builds?|building|organi[sz]es?|covers?|works?\\s+on|looks?\\s+after|is\\s+in\\s+charge\\s+of|in charge of)\\s+(?:all\\s+)?(?:the\\s+|our\\s+)?${WORK}${END}`,
  'gu',
);
const WITH_ON = new RegExp(`(?<![\\p{L}])@?(${NAME})\\s+(?:on|for)\\s+(?:the\\s+)?${WORK}${END}`, 'gu');
const BY = new RegExp(`(?<![\\p{L}])${WORK}\\s+by\\s+@?(${NAME})${END}`, 'gu');
const COLON = new RegExp(`(?:^|[.;,\\n(]\\s*)@?(${NAME})\\s*(?::|\\s[–—-])\\s+${WORK}${END}`, 'gu');
const BRACKETS = new RegExp(`(?<![\\p{L}])@?(${NAME})\\s+\\(${WORK}\\)`, 'gu');

/** Who does what, in the goal's words: `design`, `the venue`. */
export interface Part {
  readonly person: string;
  readonly work: string;
}
export interface GoalPeople {
  readonly parts: readonly Part[];
  /** Who takes part without a part of their own: "with Ana and Ben". */
  readonly team: readonly string[];
}

/** The people of a goal; `known` are those of the project. */
export function readGoalPeople(text: string, known: Iterable<string>): GoalPeople {
  const names = readNames(text, known);
  const parts = readParts(text, names);
  const team = readTeam(text, names).filter((name) => !parts.some(({ person }) => person === name));
  return { parts, team: [...new Set(team)] };
}

function readNames(text: string, known: Iterable<string>): NameBook {
  const names = new NameBook();
  for (const name of known) names.learn(name);
  for (const [, mention] of text.matchAll(/(?<![\p{L}\p{N}.@])@(\p{L}[\p{L}\p{N}._-]*)/gu)) names.learn(`@${mention}`);
  return names;
}

/** A list of names counts where one of them is surely a person's: "with Ana and Xu", not "with Godot". */
function readTeam(text: string, names: NameBook): string[] {
  return [...text.matchAll(TEAM)].flatMap(([, list]) => {
    const all = list!.split(/\s*(?:,|&|\+|\band\b)\s*/u).filter((name) => name.trim() !== '');
    if (!all.some((name) => names.recognised(name) !== null)) return [];
    return all.map((name) => names.named(name)).filter((name) => name !== null);
  });
}

function readParts(text: string, names: NameBook): readonly Part[] {
  const parts: Part[] = [];
  const add = (name: string, work: string): void => {
    const person = names.recognised(name);
    if (person !== null && !parts.some((part) => part.person === person && part.work === work))
      parts.push({ person, work: work.trim() });
  };
  for (const pattern of [DOES, WITH_ON, COLON, BRACKETS])
    for (const [, name, work] of text.matchAll(pattern)) add(name!, work!);
  for (const [, work, name] of text.matchAll(BY)) add(name!, work!);
  return parts;
}
