import { isBackgroundLabel } from '../document/labels.ts';
import type { Outline, OutlineNode } from '../document/outline.ts';
import type { NameBook } from '../inline/name-book.ts';

/** What of a document is work, and what is said about the work. */
export interface Sections {
  readonly roots: readonly OutlineNode[];
  /** Sections that describe: they have no items, or list the people. For the description of the project. */
  readonly notes: readonly string[];
  /** Sentences of a section on dependencies, such as "Build cannot start until Design is done". */
  readonly statements: readonly OutlineNode[];
}

const DEPENDENCIES =
  /^(?:key |critical |task |main |important )?(?:dependenc(?:y|ies)|sequenc(?:e|ing)|order of work|order|prerequisites)(?: (?:and|&) .*)?$/iu;
const PEOPLE =
  /^(?:the |our |project |core )*(?:team|people|attendees|participants|crew|staff|roster|members|team members|contacts?|stakeholders|who(?:'s who)?|roles(?: (?:and|&) responsibilities)?)$/iu;

/** Sets aside the sections that hold no work. Sections with items stay, whatever their heading, unless all items are people. */
export function separateSections(outline: Outline, names: NameBook): Sections {
  const notes: string[] = [];
  const statements: OutlineNode[] = [];
  const separate = (nodes: readonly OutlineNode[], above: string[]): OutlineNode[] =>
    nodes.filter((node) => {
      if (isRemarks(node)) {
        above.push(
          [`**${node.text.trim()}**`, ...node.notes, node.children.map(({ text }) => `- ${text}`).join('\n')].join(
            '\n\n',
          ),
        );
        return false;
      }
      if (node.kind !== 'heading') {
        // "1. Purpose" of a document that is numbered through, with nothing but text.
        const isText = node.label !== null && node.children.length === 0 && node.notes.length > 0;
        if (!isText || !isBackgroundLabel(node.text)) return true;
        above.push([`**${node.text.trim()}**`, ...node.notes].join('\n\n'));
        return false;
      }
      const title = node.text.trim();
      const areLeaves =
        node.children.length > 0 && node.children.every((child) => child.children.length === 0 && child.row === null);
      if (areLeaves && DEPENDENCIES.test(title)) {
        statements.push(...node.children);
        return false;
      }
      if (areLeaves && PEOPLE.test(title) && node.children.every((child) => startsWithPerson(child.text, names))) {
        above.push(
          [`**${title}**`, ...node.notes, node.children.map((child) => `- ${child.text}`).join('\n')].join('\n\n'),
        );
        return false;
      }
      if (node.children.length === 0 && node.notes.length > 0 && isBackgroundLabel(title)) {
        above.push([`**${title}**`, ...node.notes].join('\n\n'));
        return false;
      }
      const kept = separate(node.children, node.notes);
      node.children.splice(0, node.children.length, ...kept);
      return true;
    });
  return { roots: separate(outline.roots, notes), notes, statements };
}

const REMARKS =
  /^(?:notes?|remarks?|decisions?(?: made| taken)?|(?:open )?questions?|risks?|assumptions?|constraints?|facts?|out of scope|non-?goals|not in scope|background|context)$/iu;
const STATEMENT =
  /[.?!]$|^(?:who|what|when|where|why|how|which|do|does|did|is|are|can|should|will)\b|\b(?:is|are|was|were|stays?|remains?|has|have|will be|cannot|can't|may|might)\b/iu;

/** "Who pays for it? (Hanneke, until 4 December)": somebody has to find out. */
const SOMEBODYS = /\((?:[^()]*[,;]\s*)?(?:by|until|till|due|bis|before)\s+[^()]*\d[^()]*\)\s*[.?]?$/iu;

const EXCLUDED = /^(?:out of scope|not in scope|non-?goals|exclusions|excluded)$/iu;

/** Notes, decisions, open questions: sentences rather than work, unless somebody has to do one of them. */
function isRemarks(node: OutlineNode): boolean {
  return (
    REMARKS.test(node.text.trim().replace(/[:.]$/u, '')) &&
    node.children.length > 0 &&
    node.children.every(
      ({ text, children, row, isChecked }) =>
        children.length === 0 &&
        row === null &&
        isChecked === null &&
        !SOMEBODYS.test(text.trim()) &&
        (STATEMENT.test(text.trim()) || EXCLUDED.test(node.text.trim().replace(/[:.]$/u, ''))) &&
        !text.includes('@'),
    )
  );
}

function startsWithPerson(text: string, names: NameBook): boolean {
  const first = /^(@?[^\s,:;()–—-]+(?:\s+\p{Lu}[\p{L}'’.-]*)?)\s*(?:[,:;(–—-]|$)/u.exec(text.trim())?.[1];
  return first !== undefined && (names.recognised(first) !== null || names.isKnown(first));
}
