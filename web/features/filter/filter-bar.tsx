import { Bookmark, ListFilter, Plus, X } from 'lucide-react';
import { type KeyboardEvent, Suspense, useEffect, useRef, useState } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { announce } from '../../ui/live-regions.tsx';
import { PickList } from '../../ui/pick-list.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { FILTER_KINDS, type FilterKindName } from './filter-kinds.tsx';
import { isFilterToken, readFilter, type TaskFilter, writeFilter } from './task-filter.ts';
import { usePlanFilter } from './use-plan-filter.ts';

const BulkEditDialog = lazyComponent(() => import('../task/bulk-edit-dialog.tsx'), 'BulkEditDialog');

const KEY_BEGUN = /^(status|priority|assignee|tag|no|due|due-before|due-after|below):/i;
const KIND_NAMES = Object.keys(FILTER_KINDS) as FilterKindName[];

export interface FilterBarProps {
  readonly projectId: string;
  /** Takes the focus whenever this number changes, and not while it is 0. */
  readonly focusRequest: number;
  /** Takes the filter away and closes the bar. */
  readonly onClose: () => void;
}

/** A box for words and `key:value`, a chip for everything that is asked, and what can be added. */
export function FilterBar({ projectId, focusRequest, onClose }: FilterBarProps) {
  const index = usePlanIndex(projectId);
  const { filter, tasks, setFilter } = usePlanFilter(projectId);
  const [picking, setPicking] = useState<{ kind: FilterKindName | null; anchor: Element } | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isChanging, setIsChanging] = useState(false);
  const count = tasks?.matches.size ?? null;
  useEffect(
    function sayHowManyAreLeft() {
      if (count !== null) announce(count === 1 ? '1 task fits the filter' : `${count} tasks fit the filter`);
    },
    [count],
  );
  return (
    <div
      role="search"
      aria-label="Filter tasks"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-4 py-1 coarse:min-h-13"
    >
      <FilterBox filter={filter} setFilter={setFilter} focusRequest={focusRequest} onClose={onClose} />
      {KIND_NAMES.map((kind) => {
        const chosen = FILTER_KINDS[kind].chosen(filter, index);
        return (
          chosen !== null && (
            <FilterChip
              key={kind}
              label={FILTER_KINDS[kind].label}
              chosen={chosen}
              onOpen={(anchor) => setPicking({ kind, anchor })}
              onRemove={() => setFilter(FILTER_KINDS[kind].without(filter))}
            />
          )
        );
      })}
      <button
        type="button"
        aria-haspopup="dialog"
        className="inline-flex h-6 items-center gap-1 rounded-chip px-1.5 text-12 text-mut hover:bg-hover hover:text-fg coarse:h-11"
        onClick={(event) => setPicking({ kind: null, anchor: event.currentTarget })}
      >
        <Plus className="size-3.5" aria-hidden="true" />
        Add filter
      </button>
      <span className="flex-1" />
      {count !== null && <span className="text-12 text-mut tabular-nums">{`${count} of ${index.byId.size}`}</span>}
      {count !== null && count > 0 && (
        <Button variant="ghost" onClick={() => setIsChanging(true)}>
          {count === 1 ? 'Change it…' : `Change all ${count}…`}
        </Button>
      )}
      {tasks && isChanging && (
        <Suspense>
          <BulkEditDialog projectId={projectId} taskIds={[...tasks.matches]} onClose={() => setIsChanging(false)} />
        </Suspense>
      )}
      {count !== null && (
        <IconButton
          label="Save this view"
          size="small"
          icon={<Bookmark className="size-4" aria-hidden="true" />}
          onClick={() => setIsSaving(true)}
        />
      )}
      <IconButton
        label="Clear filter"
        size="small"
        icon={<X className="size-4" aria-hidden="true" />}
        onClick={onClose}
      />
      {isSaving && <SaveViewDialog projectId={projectId} onClose={() => setIsSaving(false)} />}
      {picking && (
        <AnchoredPopover
          key={picking.kind}
          label={picking.kind === null ? 'Add filter' : FILTER_KINDS[picking.kind].label}
          anchor={picking.anchor}
          className="w-64"
          onClose={() => setPicking(null)}
        >
          <KindOrValues
            kind={picking.kind}
            itemsFor={(kind, query) => FILTER_KINDS[kind].itemsFor(filter, index, query)}
            onKind={(kind) => setPicking({ ...picking, kind })}
            onValue={(kind, itemId) => setFilter(FILTER_KINDS[kind].pick(filter, itemId))}
          />
        </AnchoredPopover>
      )}
    </div>
  );
}

interface FilterBoxProps extends Pick<FilterBarProps, 'focusRequest' | 'onClose'> {
  readonly filter: TaskFilter;
  readonly setFilter: (filter: TaskFilter, isTyping?: boolean) => void;
}

/** Words filter as they are typed; `status:todo` becomes a chip with the space or Enter after it. */
function FilterBox({ filter, setFilter, focusRequest, onClose }: FilterBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filter.text);
  const asked = useRef(filter.text);
  useEffect(
    function takeFocus() {
      if (focusRequest > 0) box.current?.focus();
    },
    [focusRequest],
  );
  useEffect(
    function followTheAddress() {
      // Back, a saved view or a link has changed the words; what is being typed here is not touched.
      if (filter.text === asked.current) return;
      asked.current = filter.text;
      setTyped(filter.text);
    },
    [filter.text],
  );

  function take(text: string, isDone: boolean): void {
    const tokens = text.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
    // The last one may be half written.
    const complete = isDone || /\s$/.test(text) ? tokens : tokens.slice(0, -1);
    const understood = complete.filter(isFilterToken);
    const words = tokens.filter((token) => !understood.includes(token));
    const shown = understood.length === 0 ? text : words.join(' ');
    setTyped(shown);
    const more = readFilter([writeFilter({ ...filter, text: '' }), ...understood].join(' '));
    // Nobody looks for a title that reads `status:` while that is being written.
    const wordsNow = words.filter((word) => isDone || !KEY_BEGUN.test(word)).join(' ');
    asked.current = wordsNow;
    setFilter({ ...more, text: wordsNow }, understood.length === 0);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      take(typed, true);
      document.querySelector<HTMLElement>('[data-view-focus]')?.focus({ preventScroll: true });
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    } else if (event.key === 'Backspace' && typed === '') {
      const last = KIND_NAMES.findLast((kind) => isChosen(kind, filter));
      if (last) setFilter(FILTER_KINDS[last].without(filter));
    }
  }

  return (
    <label className="relative w-56 max-w-full max-sm:w-full">
      <span className="sr-only">Filter tasks by words, or by status:todo, assignee:name, due:overdue</span>
      <ListFilter
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-faint"
        aria-hidden="true"
      />
      <input
        ref={box}
        type="text"
        value={typed}
        placeholder="Words, or status:todo…"
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        className="h-7 w-full rounded-control border border-transparent bg-hover pr-1 pl-7 outline-none focus:border-acc focus:bg-raised coarse:h-11"
        onChange={(event) => take(event.target.value, false)}
        onKeyDown={handleKeyDown}
      />
    </label>
  );
}

function isChosen(kind: FilterKindName, filter: TaskFilter): boolean {
  return writeFilter(FILTER_KINDS[kind].without(filter)) !== writeFilter(filter);
}

interface FilterChipProps {
  readonly label: string;
  readonly chosen: string;
  readonly onOpen: (anchor: Element) => void;
  readonly onRemove: () => void;
}

function FilterChip({ label, chosen, onOpen, onRemove }: FilterChipProps) {
  return (
    <span className="inline-flex max-w-72 items-center rounded-chip bg-sel text-12 text-acctx">
      <button
        type="button"
        aria-haspopup="dialog"
        className="min-h-6 min-w-0 truncate rounded-chip pr-1 pl-2 hover:underline coarse:min-h-11"
        onClick={(event) => onOpen(event.currentTarget)}
      >
        {label}: <span className="font-medium">{chosen}</span>
      </button>
      <button
        type="button"
        aria-label={`Remove the filter ${label}: ${chosen}`}
        className="grid size-6 shrink-0 place-items-center rounded-chip hover:bg-hover coarse:size-11"
        onClick={onRemove}
      >
        <X className="size-3" aria-hidden="true" />
      </button>
    </span>
  );
}

interface KindOrValuesProps {
  readonly kind: FilterKindName | null;
  readonly itemsFor: (kind: FilterKindName, query: string) => ReturnType<(typeof FILTER_KINDS)['status']['itemsFor']>;
  readonly onKind: (kind: FilterKindName) => void;
  readonly onValue: (kind: FilterKindName, itemId: string) => void;
}

/** First what to filter by, then which values; the list stays open, so that several can be chosen. */
function KindOrValues({ kind, itemsFor, onKind, onValue }: KindOrValuesProps) {
  if (kind === null) {
    return (
      <PickList
        label="Filter by"
        placeholder="Filter by…"
        itemsFor={(query) =>
          KIND_NAMES.filter((name) => FILTER_KINDS[name].label.toLowerCase().includes(query.trim().toLowerCase())).map(
            (name) => ({ id: name, label: FILTER_KINDS[name].label }),
          )
        }
        onPick={({ id }) => onKind(id as FilterKindName)}
        emptyText="There is no such filter."
      />
    );
  }
  return (
    <PickList
      key={kind}
      label={FILTER_KINDS[kind].label}
      placeholder={kind === 'due' ? 'Overdue, or a day such as 24 Dec' : `${FILTER_KINDS[kind].label}…`}
      itemsFor={(query) => itemsFor(kind, query)}
      onPick={({ id }) => onValue(kind, id)}
      emptyText={kind === 'tag' ? 'No task has a tag like this.' : 'Nothing fits.'}
    />
  );
}
