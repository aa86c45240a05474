import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { FIELD_CLASSES } from '../../ui/text-field.tsx';

export interface MentionPerson {
  readonly id: string;
  readonly name: string;
}

export interface MentionBoxProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly people: readonly MentionPerson[];
  readonly onChange: (text: string) => void;
  /** Ctrl or ⌘ with Enter. */
  readonly onSubmit: () => void;
  /** Escape, when no list is open. */
  readonly onLeave?: () => void;
  readonly autoFocus?: boolean;
}

const MOST = 6;

/** A text box in which `@` and a few letters offer people; arrows and Enter take one, Escape closes the list. */
export function MentionBox(props: MentionBoxProps) {
  const { label, placeholder, value, people, onChange, onSubmit, onLeave, autoFocus } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const begun = mentionBefore(value, caret);
  const found = begun === null || begun === dismissed ? [] : fitting(people, begun);
  const active = Math.min(at, found.length - 1);

  function take(person: MentionPerson) {
    const start = caret - (begun?.length ?? 0);
    const next = `${value.slice(0, start)}${person.name} ${value.slice(caret)}`;
    onChange(next);
    const after = start + person.name.length + 1;
    setCaret(after);
    // After the new text stands in the box.
    setTimeout(() => box.current?.setSelectionRange(after, after));
  }

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onSubmit();
      return;
    }
    const person = found[active];
    if (person && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((active + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (person && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      take(person);
    } else if (event.key === 'Escape' && (person || onLeave)) {
      // Otherwise it closes what is around the box; what was written is kept.
      event.preventDefault();
      if (person) setDismissed(begun);
      else onLeave?.();
    }
  }

  return (
    <div className="relative">
      <textarea
        ref={box}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        value={value}
        maxLength={20_000}
        autoFocus={autoFocus}
        className={`${FIELD_CLASSES} field-sizing-content max-h-[40dvh] min-h-16 py-1.5`}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setAt(0);
          setDismissed(null);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={handleKeyDown}
      />
      {found.length > 0 && (
        <div
          ref={bringIntoView}
          id={listId}
          role="listbox"
          aria-label="People"
          className="popup absolute inset-x-0 top-full z-20 mt-1 p-1"
        >
          {found.map((person, index) => (
            <div
              key={person.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              className="flex min-h-7 items-center rounded-control px-2 aria-selected:bg-sel coarse:min-h-11"
              // Before the box loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** At the lower end of a panel there is no room below the box. */
function bringIntoView(list: HTMLElement | null): void {
  list?.scrollIntoView({ block: 'nearest' });
}

/** What follows the `@` before the caret; null where none is being written. */
function mentionBefore(text: string, caret: number): string | null {
  return /(?:^|[\s(])@([^@\n]{0,40})$/u.exec(text.slice(0, caret))?.[1] ?? null;
}

function fitting(people: readonly MentionPerson[], begun: string): MentionPerson[] {
  const wanted = begun.toLocaleLowerCase();
  return people
    .filter(({ name }) => name.toLocaleLowerCase().startsWith(wanted) && name !== begun.trim())
    .slice(0, MOST);
}
