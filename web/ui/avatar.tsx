import { clsx } from 'clsx';

const HUES = [25, 90, 150, 210, 265, 330];

/** Up to two capitals: the first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => (word ? (Array.from(word)[0] ?? '') : '').toUpperCase()).join('');
}

/** The colour of a person, in degrees. Never the only sign: the name stands beside it. */
export function hueOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? 0;
}

export interface AvatarProps {
  /** Null where nobody is meant. */
  readonly name: string | null;
  readonly className?: string;
}

/** A person as a 20 px disc with initials. Decorative: whoever uses it says the name beside it or in a label. */
export function Avatar({ name, className }: AvatarProps) {
  const shape = 'grid size-5 shrink-0 place-items-center rounded-full text-[0.5625rem] leading-none font-semibold';
  if (name === null) {
    return <span aria-hidden="true" className={clsx(shape, 'border border-dashed border-line2', className)} />;
  }
  const hue = hueOf(name);
  return (
    <span
      aria-hidden="true"
      // Drawn and not written: the person's name stands in the label of whatever this is part of.
      data-initials={initials(name)}
      className={clsx(shape, 'before:content-[attr(data-initials)]', className)}
      style={{
        background: `oklch(var(--avatar-lightness) 0.08 ${hue})`,
        color: `oklch(var(--avatar-text) 0.1 ${hue})`,
      }}
    />
  );
}
