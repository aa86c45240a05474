import type { LocalDate } from '../../../domain/ids.ts';
import { readGoalDates, type GoalDates } from './goal-dates.ts';
import { readGoalPeople, type GoalPeople } from './goal-people.ts';

/** What a goal in plain sentences says besides its kind. */
export interface GoalFacts extends GoalDates, GoalPeople {
  /** Whom it is for and how many: "200 guests"; null where the goal does not say. */
  readonly peopleCount: string | null;
  /** What it may cost, in the goal's words: "60,000 €"; null where the goal does not say. */
  readonly budget: string | null;
}

const COUNT =
  /(?:\bfor\s+(?:about\s+|around\s+|up to\s+|some\s+|roughly\s+|~)?|(?:(?<!\d),\s+|\bwith\s+|[-–—]\s+)(?:about\s+|around\s+|up to\s+)?)((?:\d[\d,.]{0,8}k?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred)\s+(?:\p{L}+\s+)?(?:people|guests|attendees|participants|visitors|persons|employees|colleagues|students|pupils|children|kids|developers|users|beginners|runners|players|volunteers|teams|customers|members|patients|families|seats))\b/iu;
const AMOUNT = String.raw`(?:[€$£]\s?\d[\d.,]*\s?(?:k|m|million|thousand)?|(?:eur|usd|chf|gbp)\s?\d[\d.,]*\s?k?|\d[\d.,]*\s?(?:k|m|million|thousand)?\s?(?:€|\$|£|euros?|eur|usd|dollars|chf|francs|pounds|k€)(?:\s+each)?)(?![\p{L}\p{N}])`;
const BUDGET = new RegExp(
  String.raw`\b(?:budget(?:\s+(?:of|is|about))?:?|max(?:imum|\.)?|at most|up to|no more than|not more than|under|within|less than|costs?(?:\s+at most)?|with|for|spend)\s+(?:about\s+|around\s+|a\s+budget\s+of\s+)?(${AMOUNT})|\bbudget(?:\s+(?:of|is))?:?\s+(\d[\d.,]*\s?k?)(?![\p{L}\p{N}])|(?<=[,;(–—-]\s?)(${AMOUNT})|(\d[\d.,]*\s?k)\s+to spend`,
  'iu',
);
const IS_TARGET = /\b(?:rais|collect|earn|save|win|sav|gather)(?:e|ing|t)?\s+(?:\p{L}+\s+)?$/iu;
export function readGoalFacts(goal: string, today: LocalDate, known: Iterable<string>): GoalFacts {
  const text = goal.slice(0, 4_000).replace(/\s+/gu, ' ');
  return {
    ...readGoalDates(text, today),
    ...readGoalPeople(text, known),
    peopleCount: COUNT.exec(text)?.[1] ?? null,
    budget: readBudget(text),
  };
}

function readBudget(text: string): string | null {
  const match = BUDGET.exec(text);
  if (!match || IS_TARGET.test(text.slice(0, match.index))) return null;
  return (match[1] ?? match[2] ?? match[3] ?? match[4])!.trim().replace(/[.,]$/u, '');
}
