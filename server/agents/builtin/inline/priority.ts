import type { Priority } from '../../../domain/project.ts';

const BY_WORD: Readonly<Record<string, Priority>> = {
  critical: 'CRITICAL', blocker: 'CRITICAL', urgent: 'CRITICAL', highest: 'CRITICAL', asap: 'CRITICAL', p0: 'CRITICAL', '!!!': 'CRITICAL', 'very high': 'CRITICAL', showstopper: 'CRITICAL', dringend: 'CRITICAL', eilig: 'CRITICAL',
  high: 'HIGH', important: 'HIGH', major: 'HIGH', p1: 'HIGH', '!!': 'HIGH', must: 'HIGH', 'must have': 'HIGH', 'must-have': 'HIGH', hi: 'HIGH',
  medium: 'MEDIUM', normal: 'MEDIUM', moderate: 'MEDIUM', p2: 'MEDIUM', med: 'MEDIUM', mid: 'MEDIUM', should: 'MEDIUM', 'should have': 'MEDIUM', 'should-have': 'MEDIUM', default: 'MEDIUM',
  low: 'LOW', minor: 'LOW', p3: 'LOW', could: 'LOW', 'could have': 'LOW', 'could-have': 'LOW', 'nice to have': 'LOW', 'nice-to-have': 'LOW', 'very low': 'LOW', lowest: 'LOW', lo: 'LOW', trivial: 'LOW',
  backlog: 'BACKLOG', p4: 'BACKLOG', someday: 'BACKLOG', "won't": 'BACKLOG', "won't have": 'BACKLOG', wishlist: 'BACKLOG',
}; // prettier-ignore

// The words that mean a priority even without the word "priority" beside them.
const CERTAIN =
  /^(?:critical|urgent|blocker|asap|p[0-4]|!!!?|!\s?\w+|must[- ]have|nice[- ]to[- ]have|showstopper|someday|dringend|eilig)$/u;
const NUMBERED: readonly Priority[] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'BACKLOG'];

/** The priority that a word or a cell names; null where it names none. */
export function parsePriority(text: string): Priority | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/^!(?=\w)/u, '')
    .replace(/^[^\p{L}\p{N}!]+|[^\p{L}\p{N}!']+$/gu, '')
    .replace(/\s+/gu, ' ');
  const numbered = /^(?:priority|prio)\s*([0-4])$/u.exec(word);
  if (numbered) return NUMBERED[Number(numbered[1])] ?? null;
  return BY_WORD[word.replace(/^(?:priority|prio)\s*[:=]?\s*|[\s-]+(?:priority|prio)$/gu, '')] ?? null;
}

/** Like `parsePriority`, only for words that mean nothing else: `urgent`, `P1`, `high priority`, not `high`. */
export function parseCertainPriority(text: string): Priority | null {
  const word = text.trim().toLowerCase();
  return CERTAIN.test(word) || /\bprio(?:rity)?\b/u.test(word) ? parsePriority(text) : null;
}
