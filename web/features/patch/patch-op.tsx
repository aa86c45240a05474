import { clsx } from 'clsx';
import { Check, ChevronDown, ChevronRight, Pencil, TriangleAlert, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { memo, useMemo } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { dependencySentence } from './dependency-sentence.ts';
import type { Names } from './field-labels.ts';
import { shownFields } from './field-labels.ts';
import { FieldChoiceContext } from './field-choice.tsx';
import { hasFieldChoice } from './left-out-fields.ts';
import { OpFields, OpLongFields } from './op-fields.tsx';
import { wordOf } from './operation.ts';
import type { ReviewOperation } from './operation.ts';
import { OriginalValues } from './original-values.tsx';
import type { DecisionType } from './review-actions.ts';
import type { Standing } from './review-model.ts';
import { isIn } from './review-model.ts';
import { SignChip } from './sign-chip.tsx';

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
      <div className="py-1 pr-2 pl-3 sm:pl-4">
        <div className="flex items-start gap-2">
          <SignChip kind={operation.kind} className="mt-0.5 max-sm:hidden sm:w-17" />
          <div className="min-w-0 flex-1 py-0.5" style={{ paddingInlineStart: `calc(${level} * var(--op-indent))` }}>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
              <Title {...props} hasDetails={hasDetails} />
              <SignChip kind={operation.kind} className="sm:hidden" />
              {sentence && <span className="text-12 text-mut [overflow-wrap:anywhere]">{sentence}</span>}
              {props.underTitle && <span className="text-12 text-mut">under “{props.underTitle}”</span>}
              <OpFields fields={fields} />
              <Labels {...props} />
            </div>
            {isExpanded && (
              <div className="mt-1.5 mb-1 flex max-w-3xl flex-col gap-2">
                {operation.reason !== null && (
                  <p className="[overflow-wrap:anywhere] text-mut">
                    <span className="text-faint">Why: </span>
                    {operation.reason}
                  </p>
                )}
                <OpLongFields fields={fields} />
                <OriginalValues
                  operation={operation}
                  names={names}
                  onReset={props.isReadOnly || !props.onReset ? null : () => props.onReset?.(operation.id)}
                />
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
          {!props.isReadOnly && (
            <>
              <Requirers count={props.alsoRejects} className="mt-1 shrink-0 max-sm:hidden" />
              <DecisionButtons {...props} />
            </>
          )}
        </div>
        {props.editor && <div className="sm:pl-19">{props.editor}</div>}
        {props.conflict && <div className="sm:pl-19">{props.conflict}</div>}
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
function Title(props: PatchOpProps & { readonly hasDetails: boolean }) {
  const { operation, isExpanded } = props;
  const Chevron = isExpanded ? ChevronDown : ChevronRight;
  const looks = clsx(
    'max-w-full min-w-0 text-left [overflow-wrap:anywhere]',
    props.isStrong && 'font-medium',
    operation.kind === 'DELETE_TASK' && 'line-through',
    props.standing === 'rejected' && 'text-mut',
  );
  if (!props.hasDetails) return <span className={looks}>{operation.title}</span>;
  return (
    <button
      type="button"
      aria-expanded={isExpanded}
      data-tooltip="Why, and details"
      onClick={() => props.onToggle(operation.id)}
      className={clsx(
        looks,
        'relative min-h-6 rounded-chip hover:underline sm:-my-1',
        // The area to press reaches beyond the text, without pushing its neighbours away.
        'coarse:after:absolute coarse:after:-inset-x-1 coarse:after:-inset-y-2.5',
      )}
    >
      {operation.title}
      <Chevron className="ml-0.5 inline-block size-3.5 align-text-bottom text-faint" aria-hidden="true" />
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
          icon={<Pencil className="size-3.5" aria-hidden="true" />}
          className="max-sm:hidden"
        />
      )}
      <IconButton
        size="small"
        label={rejectLabel}
        shortcut="review.reject"
        aria-pressed={standing === 'rejected'}
        onClick={() => onDecide(standing === 'rejected' ? 'reset' : 'reject', operation.id)}
        icon={<X className="size-4" aria-hidden="true" />}
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
        icon={<Check className="size-4" aria-hidden="true" />}
        className={clsx(
          standing === 'accepted' && 'bg-add-bg! text-add! inset-ring inset-ring-current',
          standing === 'included' && 'bg-add-bg text-add!',
          !isIn(standing) && 'hover:text-add!',
        )}
      />
    </div>
  );
}
