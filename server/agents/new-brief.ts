import { briefSentences } from '../domain/brief-sentences.ts';
import type { BriefInput } from './agent.ts';

/** A text read as a brief of which nothing has been planned yet. */
export function newBrief(text: string): BriefInput {
  const sentences = briefSentences(text);
  return { sentences, covered: new Map(), revised: new Map(), former: new Map(), moved: new Set(), removed: [] };
}
