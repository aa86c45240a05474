import { UserPlus } from 'lucide-react';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { type PickItem, PickList } from '../../ui/pick-list.tsx';
import { assign } from './task-edits.ts';
import type { PickerProps } from './task-overlays.tsx';
import { usePeople } from './use-people.ts';

const NOBODY: PickItem = { id: 'nobody', label: 'Nobody', icon: <Avatar name={null} /> };
const MAX_ITEMS = 50;

/** People by name; a name that nobody has yet makes a new person on saving. */
export function AssigneePicker({ tasks, index, apply, onClose, ...popover }: PickerProps) {
  const known = usePeople() ?? [...index.people.values()];
  const people = known.toSorted((a, b) => a.name.localeCompare(b.name));

  function itemsFor(query: string): PickItem[] {
    const wanted = query.trim().toLocaleLowerCase();
    const fitting = people.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).slice(0, MAX_ITEMS);
    const items = fitting.map(({ id, name }): PickItem => ({ id, label: name, icon: <Avatar name={name} /> }));
    if (wanted === '') return [NOBODY, ...items];
    const isKnown = people.some(({ name }) => name.toLocaleLowerCase() === wanted);
    if (isKnown) return items;
    const icon = <UserPlus className="size-4 text-mut" aria-hidden="true" />;
    return [...items, { id: 'new', label: `New person “${query.trim()}”`, icon }];
  }

  function pick(item: PickItem) {
    if (item.id === 'nobody') apply(assign(tasks, null));
    else if (item.id === 'new') apply(assign(tasks, { newName: item.label.slice('New person “'.length, -1) }));
    else apply(assign(tasks, { id: item.id, name: item.label }));
    onClose();
  }

  return (
    <AnchoredPopover label="Assign" onClose={onClose} {...popover} className="w-64">
      <PickList
        label="Assign to"
        placeholder="Assign to…"
        itemsFor={itemsFor}
        onPick={pick}
        emptyText="Type a name to add a person."
      />
    </AnchoredPopover>
  );
}
