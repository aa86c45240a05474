import type { Outline } from '../document/outline.ts';
import { walkOutline } from '../document/outline.ts';
import { guessNames, isPossibleName } from './guess-names.ts';
import { GIVEN_NAMES } from '../inline/given-names.ts';
import { NAME, NameBook } from '../inline/name-book.ts';

const MENTION = /(?<![\p{L}\p{N}.@/])@(\p{L}[\p{L}\p{N}_-]*(?:\.\p{L}[\p{L}\p{N}_-]*)*)/gu;
const OWNED = new RegExp(
  `(?<![\\p{L}])(?:[Oo]wners?|[Aa]ssignees?|[Rr]esponsible|DRI|[Aa]ssigned\\s+to|[Aa]ssigned|[Oo]wned\\s+by|[Ll]ed\\s+by|[Ll]ead)(?:\\s*[:=]\\s*|\\s+(?=\\p{Lu}))((?:${NAME})(?:\\s*(?:,|&|\\+|/|\\band\\b)\\s*(?:${NAME}))*)`,
  'gu',
);
/** "Herr Öztürk" is a person whatever the name. */
const TITLED = /(?<![\p{L}])((?:Herr|Frau|Mr|Mrs|Ms|Dr|Prof)\.?\s+\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)?)/gu;
/** A word between separators, as in "book hotel: Katya / 2h". */
const STANDING_ALONE = /(?<=(?:[(,;|:/+&]|\s[–—-])\s*)(\p{Lu}\p{Ll}+)(?=\s*(?:[),;|:/+&]|\s[–—-]\s|$))/gmu;
const ROSTER =
  /^[\s>*_-]*(?:the\s+)?(?:team|people|attendees|attending|present|participants|crew|staff|roster|who(?:'s who)?|members|team members|owners|contacts|stakeholders|project team|core team)\**\s*(?::|[–—-]\s)\**\s*(.+)$/iu;
const ROSTER_HEADING =
  /^(?:the\s+)?(?:team|people|attendees|participants|crew|staff|roster|members|team members|who|who's who|project team|core team|contacts)$/iu;
const NAME_AT_START = new RegExp(`^[\\s*_@-]*(${NAME})`, 'u');

/** Everyone whom the project knows or the document names plainly: with `@`, as an owner, in a line such as "Team: …". */
export function collectNames(outline: Outline, known: Iterable<string>): NameBook {
  const names = new NameBook();
  for (const name of known) names.learn(name);
  const scan = (text: string): void => {
    if (text.length > 20_000) return;
    for (const [, mention] of text.matchAll(MENTION)) names.learn(`@${mention}`);
    for (const [, list] of text.matchAll(OWNED)) for (const name of names.allNamed(list!)) names.learn(name);
    for (const [, name] of text.matchAll(TITLED)) names.learn(name!);
    for (const [, name] of text.matchAll(STANDING_ALONE)) if (GIVEN_NAMES.has(name!.toLowerCase())) names.learn(name!);
    for (const line of text.split('\n')) {
      const roster = ROSTER.exec(line);
      if (roster) learnFromRoster(roster[1]!.split(/\s*(?:[,;]|\band\b|&)\s*(?![^(]*\))/iu), names);
    }
  };
  outline.intro.forEach(scan);
  walkOutline(outline.roots, (node) => {
    scan(node.text);
    node.notes.forEach(scan);
    for (const cell of node.row?.cells ?? []) {
      if (cell.kind === 'person') names.allNamed(cell.text).forEach((name) => names.learn(name));
      else scan(cell.text);
    }
    if (ROSTER_HEADING.test(node.text))
      learnFromRoster(
        node.children.map((child) => child.text),
        names,
      );
  });
  for (const name of guessNames(linesOf(outline))) names.learn(name);
  return names;
}

function linesOf(outline: Outline): string[] {
  const lines: string[] = [];
  walkOutline(outline.roots, (node) => lines.push(node.text));
  return lines;
}

/** "Ana Lima (design)" names a person, "two designers" does not; a name that no list knows does beside one that is known. */
function learnFromRoster(entries: readonly string[], names: NameBook): void {
  const candidates = entries.flatMap((entry) => NAME_AT_START.exec(entry)?.[1] ?? []);
  const isPerson = (name: string): boolean =>
    GIVEN_NAMES.has(name.split(/\s+/u)[0]!.toLowerCase()) || name.split(' ').length === 2;
  const hasPerson = candidates.some((name) => GIVEN_NAMES.has(name.split(/\s+/u)[0]!.toLowerCase()));
  for (const name of candidates) {
    if (isPerson(name) || (hasPerson && isPossibleName(name) && !name.includes(' '))) names.learn(name);
  }
}
