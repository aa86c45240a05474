import type { PatternNode } from '../grammar/pattern.ts';
import { RULES } from './all-rules.ts';

const VALUES =
  'done finished completed complete blocked progress review cancelled canceled started priority critical urgent important monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december tomorrow today yesterday weeks months quarter hours minutes estimate deadline';
let known: ReadonlySet<string> | null = null;

/** The words of all instructions and of the values in them: what somebody may have mistyped. */
export function knownWords(): ReadonlySet<string> {
  if (known) return known;
  const words = new Set(VALUES.split(' '));
  const collect = (nodes: readonly PatternNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'word' && /^\p{L}{4,}$/u.test(node.word)) words.add(node.word);
      if (node.type === 'choice') node.options.forEach(collect);
    }
  };
  for (const { patterns } of RULES) patterns.forEach(collect);
  known = words;
  return known;
}
