import { wordsOf } from '../planning/words.ts';
import { ARRANGING_KINDS } from './kinds/arranging.ts';
import { KNOWING_KINDS } from './kinds/knowing.ts';
import { MAKING_KINDS } from './kinds/making.ts';
import { RUNNING_KINDS } from './kinds/running.ts';
import type { Kind } from './kind.ts';

const KINDS: readonly Kind[] = [...MAKING_KINDS, ...KNOWING_KINDS, ...RUNNING_KINDS, ...ARRANGING_KINDS];

/** For a task that sounds like nothing in particular. */
const PLAIN: Kind = {
  name: 'work of no special kind',
  verbs: /^$/u,
  nouns: /^$/u,
  minutes: 960,
  steps: [
    { title: 'Settle what the result of {it} must be, and for whom', weight: 1, about: ['settle', 'goal', 'result', 'scope', 'clarif', 'requirement'], criteria: ['Whoever asked for it has agreed to one page about the result'] },
    { title: 'Prepare what {it} needs', weight: 1, about: ['prepar', 'collect', 'material'], criteria: ['Nothing is missing that would stop the work'] },
    { title: 'Do the main part of {it}', weight: 5, about: ['do', 'main', 'work', 'carry'], criteria: ['Everything that was agreed is there'] },
    { title: 'Check {it} with those who need it, and correct it', weight: 2, about: ['check', 'review', 'test', 'correct'], criteria: ['Those who need it have said that it is right'] },
    { title: 'Hand {it} over', weight: 1, about: ['hand', 'deliver', 'finish'], isOptional: true, criteria: ['Whoever goes on with it has all that is needed'] },
  ],
}; // prettier-ignore

/** The kind of work that a title speaks of: by its verb first, then by its last noun, which says what it is. */
export function chooseKind(title: string): Kind {
  const words = wordsOf(title).map((word) => word.text);
  const [verb = ''] = words;
  const text = title.toLowerCase();
  let best: { kind: Kind; score: number } | null = null;
  for (const kind of KINDS) {
    const nouns = [...text.matchAll(new RegExp(kind.nouns.source, 'giu'))];
    const isLast = nouns.some((match) => match.index + match[0].length >= text.trimEnd().length - 1);
    const score = (kind.verbs.test(verb) ? 5 : 0) + (nouns.length > 0 ? 2 : 0) + (isLast ? 2 : 0);
    if (score > (best?.score ?? 0)) best = { kind, score };
  }
  return best?.kind ?? PLAIN;
}
