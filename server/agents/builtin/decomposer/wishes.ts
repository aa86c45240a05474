import { Clause } from '../grammar/clause.ts';
import { tokenise } from '../grammar/tokens.ts';
import { numberOf } from '../entities/values.ts';
import { capitalised } from '../editor/wording.ts';

/** What somebody said about the steps that they want. */
export interface Wishes {
  /** Titles of exactly the subtasks that are wanted; empty where none were named. */
  readonly titles: readonly string[];
  /** The named ones come one after the other. */
  readonly isSequence: boolean;
  /** How many; null where nothing was said. */
  readonly count: number | null;
  /** What must be among them: "testing". */
  readonly including: readonly string[];
  /** What must not. */
  readonly excluding: readonly string[];
  /** Words that were not understood; empty where all were. */
  readonly unread: string;
}

const COUNT =
  /\b(?:in|into|to|with|at most|max(?:imum)?|about|exactly|only|make|create|as)\s+(?:about\s+|at most\s+|exactly\s+|only\s+)?(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:\p{L}+\s+)?(?:steps|parts|tasks|subtasks|pieces|sub-tasks|stages|phases|items)\b|^(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:\p{L}+\s+)?(?:steps|parts|tasks|subtasks|pieces|stages)\b/iu;
const INCLUDING =
  /\b(?:with|including|include|add|plus|do not forget|don['’]t forget|incl\.?|and also|also)\s+(?:a\s+|an\s+|the\s+|some\s+|steps?\s+for\s+)?((?!\d|(?:two|three|four|five|six|seven|eight|nine|ten)\s)[^.;,:]+?(?:(?:,|\s+and\s+)[^.;:]+?)?)(?=[.;]|\s+(?:but|without|in|into)\s|$)/giu;
const EXCLUDING =
  /\b(?:without|no|skip|leave out|excluding|except|not)\s+(?:a\s+|an\s+|the\s+|any\s+)?([^.;,:]+?(?:(?:,|\s+(?:and|or)\s+)[^.;:]+?)?)(?=[.;,]|\s+(?:but|with)\s|$)/giu;
const LIST =
  /^(?:please\s+)?(?:(?:break|split|divide)(?:\s+(?:it|this|the task))?(?:\s+(?:down|up))?\s+)?(?:(?:in|into|as)\s+)?(?:the\s+)?(?:(?:following\s+)?(?:steps|parts|subtasks|tasks)\s*)?:?\s*(.+)$/iu;
const COURTESY =
  /\b(?:please|break|split|divide|decompose|it|this|task|down|up|into|in|the|a|an|and|but|with|for|of|make|create|steps?|parts?|subtasks?|tasks?|pieces|small|smaller|detailed|more|detail|some|thanks|at|most|to|as|give|me|us|need|we|i|each|fine|short)\b/giu;

/** Reads the instructions of a decomposition. Pure. */
export function readWishes(instructions: string | null): Wishes {
  const text = (instructions ?? '').replace(/\r\n?/gu, '\n').trim();
  if (text === '') return { titles: [], isSequence: false, count: null, including: [], excluding: [], unread: '' };
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const bullets = lines
    .filter((line) => /^(?:[-*+•]|\d{1,2}[.)])\s+\S/u.test(line))
    .map((line) => line.replace(/^(?:[-*+•]|\d{1,2}[.)])\s+(?:\[[ xX]?\]\s*)?/u, ''));
  if (bullets.length >= 2)
    return {
      titles: bullets.map(capitalised),
      isSequence: lines.some((line) => /^\d/u.test(line)),
      count: null,
      including: [],
      excluding: [],
      unread: '',
    };
  const named = namedSteps(text);
  if (named.length >= 2)
    return {
      titles: named,
      isSequence: /\bthen\b/iu.test(text),
      count: null,
      including: [],
      excluding: [],
      unread: '',
    };
  const count = COUNT.exec(text);
  let rest = text.replace(COUNT, ' ');
  const excluding = collect(rest, EXCLUDING);
  rest = rest.replace(EXCLUDING, ' ');
  const including = collect(rest, INCLUDING);
  rest = rest.replace(INCLUDING, ' ');
  const unread = rest
    .replace(COURTESY, ' ')
    .replace(/[\s.,;:!]+/gu, ' ')
    .trim();
  return {
    titles: [],
    isSequence: false,
    count: count ? numberOf((count[1] ?? count[2])!.toLowerCase()) : null,
    including,
    excluding,
    unread,
  };
}

function collect(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)]
    .flatMap(([, words]) => words!.split(/\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+/iu))
    .map((words) => words.trim())
    .filter((words) => words !== '' && words.length <= 80);
}

/** "A, B and C", "into A, B and C", with or without quotes: a list of at least two plain names. */
function namedSteps(text: string): string[] {
  if (text.includes('\n') || /[.;!?]\s/u.test(text)) return [];
  const clause = new Clause(text, tokenise(text));
  const quoted = clause.tokens.filter((token) => token.kind === 'quoted').map((token) => token.raw);
  if (quoted.length >= 2) return quoted.map(capitalised);
  const said = LIST.exec(text);
  const hasLead = /^(?:please\s+)?(?:break|split|divide|in|into|as|steps|the following)\b|:/iu.test(text);
  const list = said?.[1] ?? '';
  const names = list
    .replace(/[.!]$/u, '')
    .split(/\s*,\s*(?:and\s+)?(?:then\s+)?|\s+(?:and\s+then|and|&|then)\s+/iu)
    .map((name) => name.replace(/^(?:first|then|finally)\s+/iu, '').trim());
  if (
    names.length < 2 ||
    (!hasLead && !text.includes(',')) ||
    names.some((name) => name === '' || name.split(/\s+/u).length > 8)
  )
    return [];
  const isWish = names.some((name) =>
    /^(?:with|without|including|include|no|skip|do not|don['’]t|at most|only|\d|two|three|four|five|six|seven|eight|nine|ten|small|smaller|more|fewer|detailed|some|steps|keep|make|use|focus|each)\b/iu.test(
      name,
    ),
  );
  return isWish ? [] : names.map(capitalised);
}
