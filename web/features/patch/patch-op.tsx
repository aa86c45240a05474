import { clsx } from 'clsx';
import { TriangleAlert, Undo2 } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { memo, Suspense, useMemo } from 'react';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { dependencySentence } from './dependency-sentence.ts';
import type { Names } from './field-labels.ts';
import { shownFields } from './field-labels.ts';
import { FieldChoiceContext } from './field-choice.tsx';
import { hasFieldChoice } from './left-out-fields.ts';
import { OpFields } from './op-fields.tsx';
import { wordOf } from './operation.ts';
import type { ReviewOperation } from './operation.ts';
import type { DecisionType } from './review-actions.ts';
import type { Standing } from './review-model.ts';
import { isIn } from './review-model.ts';
import { RowIcon } from './row-icon.tsx';
import { SignChip } from './sign-chip.tsx';
import { useIsLean } from './use-arriving-rows.ts';

const OpLongFields = lazyComponent(() => import('./op-long-fields.tsx'), 'OpLongFields');
const OriginalValues = lazyComponent(() => import('./original-values.tsx'), 'OriginalValues');

export interface PatchOpProps {
  readonly operation: ReviewOperation;
  /** Level in the Create tree; 0 at its top. */
  readonly level: number;
  /** The existing task under which it goes; null where that is clear from its place. */
  readonly underTitle: string | null;
  readonly standing: Standing;
  /** Says why it stands so: what took it along, what it waits for; null where there is nothing to say. */
  readonly standingReason: string | null;
  readonly risk: string | null;
  /** Names of others who decided on it and who edited it; null where nobody else has. */
  readonly decidedBy: string | null;
  readonly editedBy: string | null;
  /** How many others rejecting it would reject, and accepting it would bring along. */
  readonly alsoRejects: number;
  readonly alsoAccepts: number;
  readonly isRevised: boolean;
  readonly isExpanded: boolean;
  /** Nothing can be decided now. */
  readonly isReadOnly: boolean;
  /** Everything is decided for good: in the history. */
  readonly isPast: boolean;
  /** A task with others below it, or whatever stands at the top. */
  readonly isStrong: boolean;
  readonly names: Names;
  /** The clash with the plan as it is now, if there is one. */
  readonly conflict: ReactNode;
  /** Fields that the reviewer leaves out of an update; none where absent. */
  readonly leftOut?: ReadonlySet<string>;
  /** Absent where single fields cannot be chosen. */
  readonly onToggleField?: (id: string, field: string) => void;
  /** In place of the details while its values are edited; null otherwise. */
  readonly editor: ReactNode;
  /** Absent where its values cannot be edited. */
  readonly onEdit?: (id: string) => void;
  readonly onReset?: (id: string) => void;
  /** Undoes this operation alone; absent where that cannot be done. */
  readonly onUndo?: (id: string) => void;
  readonly onDecide: (type: DecisionType, id: string) => void;
  readonly onToggle: (id: string) => void;
}

/** One operation of a patch: what it does, its fields, its reason on demand, and the two buttons to decide. */
export const PatchOp = memo(function PatchOp(props: PatchOpProps) {
  const { operation, level, names, isExpanded } = props;
  const isLean = useIsLean();
  const fields = shownFields(operation, names);
  const sentence = dependencySentence(operation, names);
  const isEdited = Boolean(operation.proposed);
  const canEdit = props.onEdit !== undefined && !props.isReadOnly;
  const hasDetails = operation.reason !== null || fields.some(({ isLong }) => isLong) || isEdited || canEdit;
  const { leftOut = NO_FIELDS, onToggleField } = props;
  const choosesFields = !props.isReadOnly && isIn(props.standing) && hasFieldChoice(operation);
  const choice = useMemo(
    () =>
      choosesFields && onToggleField
        ? { title: operation.title, leftOut, onToggle: (field: string) => onToggleField(operation.id, field) }
        : null,
    [choosesFields, onToggleField, operation, leftOut],
  );
  return (
    <FieldChoiceContext value={choice}>
      <div
        className={clsx(
          'flex flex-wrap items-start gap-x-2 py-1 pl-3 [--indent:calc(var(--level)*var(--op-indent))] sm:pl-23',
          // As much room as the buttons will take, in width and in height.
          isLean && !props.isReadOnly
            ? clsx('pr-17 coarse:min-h-13 coarse:pr-27', props.onEdit && 'sm:pr-24 sm:coarse:pr-39')
            : 'pr-2',
        )}
        style={{ '--level': level } as CSSProperties}
      >
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-0.5 py-0.5 ps-(--indent)">
          <SignChip
            kind={operation.kind}
            // On a wide screen in a column of its own, to the left of all lines that the rest takes.
            className="sm:-ms-[calc(4.75rem+var(--indent))] sm:me-[calc(var(--indent)-0.25rem)] sm:w-17 sm:self-start"
          />
          <Title {...props} hasDetails={hasDetails} isLean={isLean} />
          {sentence && <span className="text-12 text-mut [overflow-wrap:anywhere]">{sentence}</span>}
          {props.underTitle && <span className="text-12 text-mut">under “{props.underTitle}”</span>}
          <OpFields fields={fields} />
          <Labels {...props} />
          {isExpanded && (
            <div className="mt-1 mb-1 flex max-w-3xl basis-full flex-col gap-2">
              {operation.reason !== null && (
                <p className="[overflow-wrap:anywhere] text-mut">
                  <span className="text-faint">Why: </span>
                  {operation.reason}
                </p>
              )}
              <Suspense>
                <OpLongFields fields={fields} />
                {isEdited && (
                  <OriginalValues
                    operation={operation}
                    names={names}
                    onReset={props.isReadOnly || !props.onReset ? null : () => props.onReset?.(operation.id)}
                  />
                )}
              </Suspense>
              {canEdit && !props.editor && (
                <Button className="self-start sm:hidden" onClick={() => props.onEdit?.(operation.id)}>
                  Edit
                </Button>
              )}
            </div>
          )}
        </div>
        {props.onUndo && (
          <IconButton
            size="small"
            label={`Undo only this: ${wordOf(operation.kind)} ${operation.title}`}
            icon={<Undo2 className="size-4" aria-hidden="true" />}
            onClick={() => props.onUndo?.(operation.id)}
          />
        )}
        {!props.isReadOnly && !isLean && (
          <>
            <Requirers count={props.alsoRejects} className="mt-1 shrink-0 max-sm:hidden" />
            <DecisionButtons {...props} />
          </>
        )}
        {props.editor && <div className="basis-full">{props.editor}</div>}
        {props.conflict && <div className="basis-full">{props.conflict}</div>}
      </div>
    </FieldChoiceContext>
  );
});

const NO_FIELDS: ReadonlySet<string> = new Set();

/** Said before anybody rejects it: how many others would go along. */
function Requirers({ count, className }: { readonly count: number; readonly className: string }) {
  if (count === 0) return null;
  return (
    <span className={clsx('text-12 text-faint tabular-nums', className)}>
      {count} {count === 1 ? 'requires' : 'require'} it
    </span>
  );
}

function Labels({
  operation,
  standing,
  standingReason,
  risk,
  decidedBy,
  editedBy,
  alsoRejects,
  isRevised,
  isReadOnly,
  isPast,
}: PatchOpProps) {
  return (
    <>
      {isRevised && <Chip tone="accent">Revised</Chip>}
      {operation.proposed && <Chip tone="accent">{signed('Edited', editedBy)}</Chip>}
      {risk !== null && !isPast && (
        <span className="inline-flex items-center gap-1 text-12 text-mod">
          <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
          {risk}
          {standing === 'undecided' && ' Accept it to include it.'}
        </span>
      )}
      {standing === 'rejected' && <Chip tone="delete">{signed(isPast ? 'Left out' : 'Rejected', decidedBy)}</Chip>}
      {standing === 'accepted' && <Chip tone="add">{signed('Accepted', decidedBy)}</Chip>}
      {standing === 'undecided' && <Chip tone="modify">Not decided</Chip>}
      {standingReason !== null && <span className="text-12 text-mut">{standingReason}</span>}
      {!isReadOnly && <Requirers count={alsoRejects} className="sm:hidden" />}
    </>
  );
}

/** The word with the disc and the name of whoever it comes from. */
function signed(word: string, name: string | null): ReactNode {
  if (name === null) return word;
  return (
    <>
      {word} by <Avatar name={name} className="size-4! text-[0.5rem]!" />
      <span className="truncate">{name}</span>
    </>
  );
}

/** The title; where there is more to know, a button that shows it. */
function Title(props: PatchOpProps & { readonly hasDetails: boolean; readonly isLean: boolean }) {
  const { operation, isExpanded } = props;
  const looks = clsx(
    'max-w-full min-w-0 text-left [overflow-wrap:anywhere] max-sm:-order-1',
    props.isStrong && 'font-medium',
    operation.kind === 'DELETE_TASK' && 'line-through',
    props.standing === 'rejected' && 'text-mut',
  );
  if (!props.hasDetails) return <span className={looks}>{operation.title}</span>;
  if (props.isLean)
    return <span className={clsx(looks, 'min-h-6 content-center pr-4 sm:-my-1')}>{operation.title}</span>;
  return (
    <button
      type="button"
      aria-expanded={isExpanded}
      data-tooltip="Why, and details"
      onClick={() => props.onToggle(operation.id)}
      className={clsx(looks, 'touch-target min-h-6 rounded-chip hover:underline sm:-my-1')}
    >
      {operation.title}
      <RowIcon
        name={isExpanded ? 'open' : 'closed'}
        className="ml-0.5 inline-block size-3.5 align-text-bottom text-faint"
      />
    </button>
  );
}

function DecisionButtons(props: PatchOpProps) {
  const { operation, standing, alsoRejects, alsoAccepts, onDecide } = props;
  const rejectLabel =
    alsoRejects > 0
      ? `Reject ${operation.title}: also rejects ${alsoRejects} that ${alsoRejects === 1 ? 'requires' : 'require'} it`
      : `Reject ${operation.title}`;
  const acceptLabel =
    alsoAccepts > 0
      ? `Accept ${operation.title}: also accepts ${alsoAccepts} that ${alsoAccepts === 1 ? 'belongs' : 'belong'} to it`
      : `Accept ${operation.title}`;
  return (
    <div className="flex shrink-0 gap-1">
      {props.onEdit && (
        <IconButton
          size="small"
          label={`Edit ${operation.title}`}
          shortcut="review.edit"
          onClick={() => props.onEdit?.(operation.id)}
          icon={<RowIcon name="edit" className="size-3.5" />}
          className="max-sm:hidden"
        />
      )}
      <IconButton
        size="small"
        label={rejectLabel}
        shortcut="review.reject"
        aria-pressed={standing === 'rejected'}
        onClick={() => onDecide(standing === 'rejected' ? 'reset' : 'reject', operation.id)}
        icon={<RowIcon name="reject" className="size-4" />}
        className={clsx(
          standing === 'rejected' ? 'bg-del-bg! text-del! inset-ring inset-ring-current' : 'hover:text-del!',
        )}
      />
      <IconButton
        size="small"
        label={acceptLabel}
        shortcut="review.accept"
        aria-pressed={isIn(standing)}
        onClick={() => onDecide('accept', operation.id)}
        icon={<RowIcon name="accept" className="size-4" />}
        className={clsx(
          standing === 'accepted' && 'bg-add-bg! text-add! inset-ring inset-ring-current',
          standing === 'included' && 'bg-add-bg text-add!',
          !isIn(standing) && 'hover:text-add!',
        )}
      />
    </div>
  );
}
