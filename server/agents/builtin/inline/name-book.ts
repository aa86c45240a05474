import { personKey } from '../../../domain/person.ts';
import { GIVEN_NAMES } from './given-names.ts';

const NAME_WORD = "\\p{Lu}[\\p{L}'’]+(?:-\\p{Lu}[\\p{L}]+)?";
/** Source of a pattern for a name of one to three words: `Ana`, `Ana Lima`, `Ana L.`, `Juan de la Cruz`. */
export const NAME = `${NAME_WORD}(?:\\s+(?:(?:de|da|van|von|der|den|la|bin|al)\\s+){0,2}(?:${NAME_WORD}|\\p{Lu}\\.?(?![\\p{L}\\p{N}]))){0,2}`;

const NOBODY =
  /^(?:tb[cda]|to be (?:decided|confirmed|defined|assigned)|n\/?a|none|nobody|no one|unassigned|open|all|everyone|everybody|anyone|somebody|someone|team|the team|us|we|me|both|\?+|-+|–|—|\.+|x)$/iu;
const SEPARATORS = /\s*(?:,|;|&|\+|\/|\band\b|\bwith\b|\||\n)\s*/iu;

/** Knows who is a person: those known to the project, those whom the document names plainly, and common given names. */
export class NameBook {
  /** Full spelling by key. */
  readonly #known = new Map<string, string>();
  /** Full names by the key of their first word. */
  readonly #byFirstWord = new Map<string, Set<string>>();

  /** Adds a name; the first spelling of a name stays. */
  learn(name: string): void {
    const cleaned = capitalised(cleanName(name));
    const key = personKey(cleaned);
    if (key === '' || this.#known.has(key)) return;
    this.#known.set(key, cleaned);
    const words = key.split(' ');
    const full = this.#byFirstWord.get(words[0]!) ?? new Set<string>();
    this.#byFirstWord.set(words[0]!, full.add(cleaned));
  }

  /** The name for words that stand where a person must stand (`@ana`, an owner column); null where they name nobody. */
  named(text: string): string | null {
    const name = cleanName(text);
    if (name === '' || name.length > 80 || NOBODY.test(name) || !/\p{L}/u.test(name)) return null;
    return this.#fullName(name) ?? capitalised(name);
  }

  /** The people for a list of names that stands where people must stand, in order, each once. */
  allNamed(text: string): readonly string[] {
    const parts = text.includes('@') ? text.split(/[\s,;&+/]+|\band\b/iu) : text.split(SEPARATORS);
    const names = parts.map((part) => this.named(part)).filter((name) => name !== null);
    return [...new Set(names)];
  }

  /** The name for words that might be a person; null unless they are known or a common given name. */
  recognised(text: string): string | null {
    const name = cleanName(text);
    if (name === '' || name.length > 60) return null;
    const full = this.#fullName(name);
    if (full) return full;
    const words = name.split(/\s+/u);
    if (words.length > 3 || !words.every((word) => /^\p{Lu}/u.test(word) || /^(?:de|da|van|von|der|la)$/u.test(word)))
      return null;
    return GIVEN_NAMES.has(words[0]!.toLowerCase()) ? name : null;
  }

  isKnown(text: string): boolean {
    return this.#fullName(cleanName(text)) !== null;
  }

  #fullName(name: string): string | null {
    const key = personKey(name);
    const withSameFirstWord = this.#byFirstWord.get(key.split(' ')[0]!);
    if (!withSameFirstWord) return null;
    if (!key.includes(' ')) {
      // "@ana" is Ana Lima where there is one Ana Lima and no other Ana.
      const longer = [...withSameFirstWord].filter((other) => other.includes(' '));
      if (longer.length === 1) return longer[0]!;
    }
    const abbreviated = /^(\S+) (\p{L})\.?$/u.exec(key);
    if (abbreviated) {
      const fits = [...withSameFirstWord].filter((other) =>
        personKey(other).split(' ').at(-1)?.startsWith(abbreviated[2]!),
      );
      const longer = fits.filter((other) => !/ \p{L}\.?$/u.test(other));
      if (longer.length === 1) return longer[0]!;
    }
    return this.#known.get(key) ?? null;
  }
}

function cleanName(text: string): string {
  const bare = text
    .trim()
    .replace(/\s*[([].*$/u, '')
    .replace(/^[@\s"'*_]+|[\s"'*_,;:]+$/gu, '')
    .replace(/(?<=\p{L}{2})\.$/u, '');
  const words =
    text.trim().startsWith('@') || /^[a-z]+[._][a-z]+$/u.test(bare) ? bare.replace(/[._]+|-(?=\p{Ll}+$)/gu, ' ') : bare;
  return words.replace(/\s+/gu, ' ').trim();
}

function capitalised(name: string): string {
  if (/\p{Lu}/u.test(name)) return name;
  return name.replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
