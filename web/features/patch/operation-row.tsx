import { clsx } from 'clsx';
import type { ReactNode, Ref } from 'react';
import { useState } from 'react';
import { LeanContext } from './use-arriving-rows.ts';

export interface OperationRowProps {
  readonly index: number;
  /** Of all rows of the list. */
  readonly count: number;
  /** Null for a row that is not an operation: it takes no focus. */
  readonly label: string | null;
  /** Pixels up to the row above, where rows between them do not exist. */
  readonly spaceAbove: number;
  readonly isActive: boolean;
  readonly isTabStop: boolean;
  /** Counts when the row is mounted. */
  readonly fadesIn: boolean;
  readonly isLean: boolean;
  readonly onActivate: (index: number) => void;
  readonly ref: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** One row of a list of operations, in the flow of those above it. */
export function OperationRow(props: OperationRowProps) {
  const { index, label, spaceAbove } = props;
  const [fadesIn] = useState(props.fadesIn);
  const isOperation = label !== null;
  return (
    <div
      ref={props.ref}
      role="listitem"
      data-index={index}
      data-row={index}
      aria-posinset={index + 1}
      aria-setsize={props.count}
      aria-label={label ?? undefined}
      tabIndex={isOperation ? (props.isTabStop ? 0 : -1) : undefined}
      onFocus={isOperation ? () => props.onActivate(index) : undefined}
      style={spaceAbove === 0 ? undefined : { marginTop: spaceAbove }}
      className={clsx(
        'border-b border-line focus-visible:-outline-offset-2',
        props.isActive && isOperation && 'bg-sel',
        fadesIn && 'motion-safe:animate-op-in',
      )}
    >
      <LeanContext value={props.isLean}>{props.children}</LeanContext>
    </div>
  );
}
