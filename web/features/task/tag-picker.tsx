import { Check, Plus } from 'lucide-react';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { type PickItem, PickList } from '../../ui/pick-list.tsx';
import { toggleTag } from './task-edits.ts';
import type { PickerProps } from './task-overlays.tsx';

const MAX_ITEMS = 50;

/** The tags of the plan; one is taken away where all the tasks have it, and given otherwise. Stays open for the next. */
export function TagPicker({ tasks, index, apply, onClose, ...popover }: PickerProps) {
  function itemsFor(query: string): PickItem[] {
    const known = new Set<string>();
    for (const task of index.byId.values()) for (const tag of task.tags) known.add(tag);
    const wanted = query.trim().toLocaleLowerCase();
    const items = [...known]
      .filter((tag) => tag.toLocaleLowerCase().includes(wanted))
      .toSorted((a, b) => a.localeCompare(b))
      .slice(0, MAX_ITEMS)
      .map((tag): PickItem => {
        const isChosen = tasks.every(({ tags }) => tags.includes(tag));
        return {
          id: tag,
          label: tag,
          icon: (
            <span className="grid size-3.5 place-items-center">
              {isChosen && <Check className="size-3.5 text-acctx" aria-label="Chosen" />}
            </span>
          ),
        };
      });
    if (wanted === '' || [...known].some((tag) => tag.toLocaleLowerCase() === wanted)) return items;
    const icon = <Plus className="size-3.5 text-mut" aria-hidden="true" />;
    return [...items, { id: query.trim(), label: `New tag “${query.trim()}”`, icon }];
  }

  return (
    <AnchoredPopover label="Tags" onClose={onClose} {...popover} className="w-64">
      <PickList
        label="Tags"
        placeholder="Label with…"
        itemsFor={itemsFor}
        onPick={({ id }) => apply(toggleTag(tasks, id))}
        emptyText="Type a word to make a tag."
      />
    </AnchoredPopover>
  );
}
