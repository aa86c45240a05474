import type { ReactNode, Ref } from 'react';
import { Suspense, useCallback, useState } from 'react';
import { lazyComponent } from '../../lib/lazy-component.ts';
import type { ReviewConflict } from './conflict.ts';
import { isEditable } from './edit-draft.ts';
import type { Names } from './field-labels.ts';
import type { LeftOutFields } from './left-out-fields.ts';
import { OperationList } from './operation-list.tsx';
import type { OperationListHandle } from './operation-list.tsx';
import type { ReviewOperation } from './operation.ts';
import { wordOf } from './operation.ts';
import { PatchOp } from './patch-op.tsx';
import type { Fix, Problem } from './problems.ts';
import type { DecisionType } from './review-actions.ts';
import { GROUP_TITLES } from './review-groups.ts';
import type { ReviewRow } from './review-groups.ts';
import { alsoAccepted, alsoRejected, isIn } from './review-model.ts';
import type { Review, Standing } from './review-model.ts';
import { standingReason } from './standing-reason.ts';

const ConflictChoice = lazyComponent(() => import('./conflict-choice.tsx'), 'ConflictChoice');
const FixChoice = lazyComponent(() => import('./fix-choice.tsx'), 'FixChoice');

export interface PatchReviewProps {
  readonly label: string;
  readonly rows: readonly ReviewRow[];
  readonly review: Review;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly names: Names;
  /** Clashes with the plan as it is now, by operation. */
  readonly conflicts?: ReadonlyMap<string, readonly ReviewConflict[]>;
  /** Operations whose proposed values are to win over the plan as it is now. */
  readonly overwriting?: ReadonlySet<string>;
  readonly onOverwrite?: (id: string) => void;
  /** What cannot be right, by operation, and what to do about it. */
  readonly problems?: ReadonlyMap<string, Problem>;
  readonly onFix?: (fix: Fix) => Promise<void>;
  /** Who looks: what others have decided and edited bears their names. All of it does where absent. */
  readonly viewerName?: string;
  /** Ids that applying now would include, where that is fewer than what stands so: conflicts are left out. */
  readonly included?: ReadonlySet<string>;
  /** Operations that were corrected after they had arrived. */
  readonly revised?: ReadonlySet<string>;
  /** Everything is shown, nothing can be decided now. */
  readonly isReadOnly?: boolean;
  /** Fields that are left out of updates; choosing is offered where `onToggleField` is given. */
  readonly leftOutFields?: LeftOutFields;
  readonly onToggleField?: (id: string, field: string) => void;
  /** The operation whose values are being edited, with the form for it; editing is offered where `onEdit` is given. */
  readonly editing?: { readonly id: string; readonly form: ReactNode } | null;
  readonly onEdit?: (id: string) => void;
  /** Undoes one operation of an applied patch; absent where that cannot be done. */
  readonly onUndo?: (id: string) => void;
  /** Takes the edits of an operation back. */
  readonly onReset?: (id: string) => void;
  /** Everything was decided long ago: in the history. */
  readonly isPast?: boolean;
  readonly followsEnd?: boolean;
  readonly footer?: ReactNode;
  readonly activeId: string | null;
  readonly onActivate: (id: string) => void;
  readonly onDecide: (type: DecisionType, id: string) => void;
  readonly expanded: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly ref?: Ref<OperationListHandle>;
}

const NO_CONFLICTS: ReadonlyMap<string, readonly ReviewConflict[]> = new Map();

/** The operations of a patch as a list to decide on, whether it is still streaming in or waits for review. */
export function PatchReview(props: PatchReviewProps) {
  const { rows, review, standings, names, conflicts = NO_CONFLICTS, activeId } = props;
  const isReadOnly = props.isReadOnly === true || props.isPast === true;
  const activeIndex =
    activeId === null ? -1 : rows.findIndex((row) => row.type === 'operation' && row.operation.id === activeId);

  const rowLabel = (index: number) => {
    const row = rows[index];
    if (row?.type !== 'operation') return null;
    const standing = standings.get(row.operation.id) ?? 'included';
    const by = decidedBy(row.operation, standing, props.viewerName);
    const words = `${STANDING_WORDS[standing]}${by === null ? '' : ` by ${by}`}`;
    return `${wordOf(row.operation.kind)}: ${row.operation.title}, ${words}`;
  };

  const includedOf = (ids: readonly string[]) =>
    ids.filter((id) => (props.included ? props.included.has(id) : isIn(standings.get(id) ?? 'included'))).length;

  const renderRow = (index: number) => {
    const row = rows[index];
    if (!row) return null;
    if (row.type === 'group')
      return (
        <GroupHeading
          total={row.operationIds.length}
          title={GROUP_TITLES[row.key]}
          included={includedOf(row.operationIds)}
          word={props.isPast ? 'applied' : 'included'}
        />
      );
    const { operation } = row;
    const standing = standings.get(operation.id) ?? 'included';
    const problem = props.problems?.get(operation.id);
    const clashes = conflicts.get(operation.id);
    const { onEdit = null } = props;
    return (
      <PatchOp
        operation={operation}
        level={row.level}
        underTitle={row.underTaskId === null ? null : (names.taskTitle(row.underTaskId) ?? 'a task of the plan')}
        standing={standing}
        standingReason={standingReason(review, operation, standing, standings)}
        risk={problem ? null : (review.risks.get(operation.id) ?? null)}
        decidedBy={decidedBy(operation, standing, props.viewerName)}
        editedBy={operation.editedBy === props.viewerName ? null : (operation.editedBy ?? null)}
        alsoRejects={isReadOnly || standing === 'rejected' ? 0 : alsoRejected(review, operation.id).length}
        alsoAccepts={isReadOnly || isIn(standing) ? 0 : alsoAccepted(review, operation.id).length}
        isRevised={props.revised?.has(operation.id) ?? false}
        isExpanded={props.expanded.has(operation.id)}
        isReadOnly={isReadOnly}
        isPast={props.isPast ?? false}
        isStrong={row.isStrong}
        names={names}
        conflict={
          standing === 'rejected' || (problem?.isQuestion && isIn(standing)) ? null : problem && props.onFix ? (
            <Suspense>
              <FixChoice
                operation={operation}
                problem={problem}
                isReadOnly={isReadOnly}
                onFix={props.onFix}
                onReject={() => props.onDecide('reject', operation.id)}
              />
            </Suspense>
          ) : clashes ? (
            <Suspense>
              <ConflictChoice
                operation={operation}
                conflicts={clashes}
                names={names}
                isOverwriting={props.overwriting?.has(operation.id) ?? false}
                isReadOnly={isReadOnly}
                onKeep={() => props.onDecide('reject', operation.id)}
                onOverwrite={() => props.onOverwrite?.(operation.id)}
                onEdit={onEdit && isEditable(operation) ? () => onEdit(operation.id) : null}
              />
            </Suspense>
          ) : null
        }
        leftOut={props.leftOutFields?.get(operation.id)}
        onToggleField={props.onToggleField}
        editor={props.editing?.id === operation.id ? props.editing.form : null}
        onEdit={isEditable(operation) ? props.onEdit : undefined}
        onReset={props.onReset}
        onUndo={standing === 'rejected' ? undefined : props.onUndo}
        onDecide={props.onDecide}
        onToggle={props.onToggle}
      />
    );
  };

  // The list works all heights out anew where this is another function.
  const keyOf = useCallback((index: number) => keyOfRow(rows[index]), [rows]);

  return (
    <OperationList
      ref={props.ref}
      label={props.label}
      count={rows.length}
      keyOf={keyOf}
      rowLabel={rowLabel}
      renderRow={renderRow}
      estimateHeight={36}
      activeIndex={activeIndex}
      onActivate={(index) => {
        const row = rows[index];
        if (row?.type === 'operation') props.onActivate(row.operation.id);
      }}
      followsEnd={props.followsEnd}
      footer={props.footer}
    />
  );
}

/** Which operations show their details. */
export function useExpanded(): { expanded: ReadonlySet<string>; toggle: (id: string) => void } {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((id: string) => {
    setExpanded((was) => {
      const next = new Set(was);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return { expanded, toggle };
}

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  included: 'included',
  accepted: 'accepted',
  rejected: 'rejected',
  undecided: 'not decided',
  waiting: 'waiting for another decision',
};

/** Who has decided as it stands, where that is somebody else than who looks; null otherwise. */
function decidedBy(operation: ReviewOperation, standing: Standing, viewerName: string | undefined): string | null {
  const { decision, decidedBy: name } = operation;
  const isTheirs =
    (decision === 'REJECTED' && standing === 'rejected') || (decision === 'ACCEPTED' && standing === 'accepted');
  return isTheirs && name !== viewerName ? (name ?? null) : null;
}

function keyOfRow(row: ReviewRow | undefined): string {
  if (!row) return '';
  return row.type === 'group' ? `group-${row.key}` : row.operation.id;
}

interface GroupHeadingProps {
  readonly title: string;
  readonly total: number;
  readonly included: number;
  readonly word: string;
}

function GroupHeading({ title, total, included, word }: GroupHeadingProps) {
  return (
    <h2 className="flex items-baseline gap-2 bg-panel px-3 py-1.5 text-12 font-semibold text-mut sm:px-4">
      {title}
      <span className="font-normal text-faint tabular-nums">
        {included === total ? total : `${included} of ${total} ${word}`}
      </span>
    </h2>
  );
}
