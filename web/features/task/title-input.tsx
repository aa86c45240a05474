import { clsx } from 'clsx';
import { useOnLeaving } from '../../lib/use-on-leaving.ts';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';

const MAX_LENGTH = 255;

export interface TitleInputProps {
  readonly initial: string;
  readonly label: string;
  readonly placeholder?: string;
  /** `isEnter` is false when the input has just lost the focus. */
  readonly onCommit: (title: string, isEnter: boolean) => void;
  readonly onCancel: () => void;
  readonly onIndent?: () => void;
  readonly onOutdent?: () => void;
  readonly onMoveUp?: () => void;
  readonly onMoveDown?: () => void;
  readonly className?: string;
}

/**
 * A title while it is written. Enter and leaving keep it, Escape drops it; Tab indents and Shift+Tab outdents without
 * ending the edit.
 */
export function TitleInput(props: TitleInputProps) {
  const { initial, label, placeholder, onCommit, onCancel, className } = props;
  const [text, setText] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  // Set while the row moves: React may take the row out of the document and put it back, which blurs the input.
  const isMoving = useRef(false);

  useEffect(function takeFocus() {
    input.current?.focus();
    input.current?.setSelectionRange(initial.length, initial.length);
    // Only when it appears.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useLayoutEffect(function keepFocusWhileMoving() {
    if (!isMoving.current || !input.current) return;
    if (document.activeElement !== input.current) input.current.focus();
  });

  function finish(how: 'enter' | 'leave' | 'cancel') {
    if (isDone.current) return;
    isDone.current = true;
    if (how === 'cancel') onCancel();
    else onCommit(text.trim(), how === 'enter');
  }

  // A reload is a way of leaving it, too.
  useOnLeaving(() => {
    if (text !== initial) finish('leave');
  });

  function moveWith(action: (() => void) | undefined) {
    isMoving.current = true;
    action?.();
    // The moved row is drawn before the next frame ends.
    requestAnimationFrame(() => requestAnimationFrame(() => (isMoving.current = false)));
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const action = keyAction(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'enter' || action === 'cancel') finish(action);
    else moveWith(props[action]);
  }

  return (
    <input
      ref={input}
      value={text}
      maxLength={MAX_LENGTH}
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      className={clsx(
        'h-6 min-w-0 flex-1 rounded-chip border border-acc bg-raised px-1 text-13 text-fg outline-none coarse:h-9',
        className,
      )}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={handleKeyDown}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => {
        if (!isMoving.current) finish('leave');
      }}
    />
  );
}

function keyAction(event: KeyboardEvent) {
  if (event.key === 'Enter') return 'enter';
  if (event.key === 'Escape') return 'cancel';
  if (event.key === 'Tab') return event.shiftKey ? 'onOutdent' : 'onIndent';
  if (event.altKey && event.key === 'ArrowUp') return 'onMoveUp';
  if (event.altKey && event.key === 'ArrowDown') return 'onMoveDown';
  return null;
}
