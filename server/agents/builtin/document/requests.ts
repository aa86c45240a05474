import type { Outline, OutlineNode } from './outline.ts';
import { requestIn } from './spoken-work.ts';

/** Items in which one person speaks to another as the work that they ask for; the others as they are. */
export function withRequestsAsWork(outline: Outline, speaker: string | null): Outline {
  return { ...outline, roots: outline.roots.map((node) => asWork(node, speaker)) };
}

function asWork(node: OutlineNode, speaker: string | null): OutlineNode {
  if (node.row !== null) return node;
  if (node.children.length > 0) {
    for (const [index, child] of node.children.entries()) node.children[index] = asWork(child, speaker);
    return withStory(node);
  }
  if (node.kind !== 'item' || node.source !== null) return withStory(node);
  const whole = requestIn(node.text, speaker);
  if (whole !== null) return { ...node, text: whole, source: node.text };
  // "Jonas, could you call them? They were expensive." What is said about it goes below it.
  const [, asked, remark] = /^(.{8,}?[.!?])\s+(?=["“]?\p{Lu})(.+)$/su.exec(node.text) ?? [];
  const text = asked === undefined || !ASKS.test(asked) ? null : requestIn(asked, speaker);
  return text === null ? withStory(node) : { ...node, text, notes: [remark!, ...node.notes], source: node.text };
}

/** Words with which one person turns to another. */
const ASKS = /\bplease\b|\b(?:can|could|would|will) you\b|^(?:can|could|would) \p{Lu}|^I(?:['’]ll| will)\b/iu;

const STORY_LABEL = /^(?:user )?story\s*#?\d*$/iu;
const STORY = /^as an? [^,]{2,60}?,?\s+(?:I|we) (?:want|need|would like)(?: to)?\s+(.+?)(?:,?\s+so that\b.*)?[.]?$/isu;

/** "Story 1" says nothing: what is wanted says it. The story itself stays in the notes. */
function withStory(node: OutlineNode): OutlineNode {
  if (!STORY_LABEL.test(node.text.trim())) return node;
  const wanted = STORY.exec(node.notes[0]?.replace(/\s+/gu, ' ').trim() ?? '')?.[1];
  return wanted === undefined || wanted.length > 120
    ? node
    : { ...node, text: `${node.text.trim()}: ${wanted}`, source: node.text };
}
