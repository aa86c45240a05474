import { RECIPES } from './all-recipes.ts';
import { GENERIC } from './generic.ts';
import type { Recipe } from './recipe.ts';

export interface RecipeChoice {
  readonly recipe: Recipe;
  /** Why, in one sentence for the person. */
  readonly reason: string;
}

/** Below this the words of a goal speak for no kind of work in particular. */
const MIN_SCORE = 5;
/** From here on a goal tells when, why and with whom, not what. */
const ASIDE =
  /\b(?:because|so that|before|after|without|while|until|in time for|instead of|together with)\b|[.;:(–—]/iu;
const IN_CORE = 1.25;
const IN_ASIDE = 0.7;

/** The recipe for the kind of work that the words of a goal speak for most. */
export function chooseRecipe(goal: string): RecipeChoice {
  const text = goal.slice(0, 4_000).replace(/\s+/gu, ' ').trim();
  const aside = text.slice(10).search(ASIDE);
  const coreEnd = Math.min(aside < 0 ? text.length : aside + 10, 100);
  let best: { recipe: Recipe; score: number; words: string[] } | null = null;
  for (const recipe of RECIPES) {
    let score = 0;
    const words: string[] = [];
    for (const [pattern, weight] of recipe.keywords) {
      const match = pattern.exec(text);
      if (!match) continue;
      score += weight * (match.index < coreEnd ? IN_CORE : IN_ASIDE);
      if (weight > 0) words.push(match[0].toLowerCase());
    }
    if (score > (best?.score ?? 0)) best = { recipe, score, words };
  }
  if (!best || best.score < MIN_SCORE) {
    return {
      recipe: GENERIC,
      reason: 'The goal names no kind of work that has its own recipe, so the plan follows the general one.',
    };
  }
  const words = best.words
    .slice(0, 3)
    .map((word) => `“${word}”`)
    .join(', ');
  return { recipe: best.recipe, reason: `Planned as ${best.recipe.name} because of ${words}.` };
}
