import { EVENT } from './event.ts';
import type { Recipe } from './recipe.ts';
import { SOFTWARE_FEATURE } from './software-feature.ts';

/** Every kind of work that is recognised; the first wins where two fit equally well. */
export const RECIPES: readonly Recipe[] = [SOFTWARE_FEATURE, EVENT];
