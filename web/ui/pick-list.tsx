import { Combobox } from '@base-ui/react/combobox';
import { type ReactNode, useState } from 'react';

export interface PickItem {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: ReactNode;
}

export interface PickListProps {
  /** The accessible name of the text box. */
  readonly label: string;
  readonly placeholder: string;
  /** The items for what has been typed, best first. Called at every key: keep it to some dozens. */
  readonly itemsFor: (query: string) => readonly PickItem[];
  readonly onPick: (item: PickItem) => void;
  /** A sentence for when nothing fits. */
  readonly emptyText: string;
}

/** A text box over a list to choose from, for use inside a popover. It takes the focus. */
export function PickList({ label, placeholder, itemsFor, onPick, emptyText }: PickListProps) {
  const [query, setQuery] = useState('');
  const items = itemsFor(query);
  return (
    <Combobox.Root<PickItem>
      inline
      open
      items={items}
      filter={null}
      value={null}
      autoHighlight
      inputValue={query}
      onInputValueChange={(text, { reason }) => {
        // Choosing would put the item's words into the box just before it closes.
        if (reason !== 'item-press') setQuery(text);
      }}
      onValueChange={(item) => {
        if (item) onPick(item);
      }}
      isItemEqualToValue={(a, b) => a.id === b.id}
      itemToStringLabel={(item) => item.label}
    >
      <Combobox.Input
        autoFocus
        aria-label={label}
        placeholder={placeholder}
        className="h-9 w-full border-b border-line bg-transparent px-3 text-14 outline-none coarse:h-11"
      />
      <Combobox.Empty className="px-3 py-3 text-mut empty:hidden">{emptyText}</Combobox.Empty>
      <Combobox.List className="max-h-64 overflow-y-auto overscroll-contain p-1 empty:p-0">
        {(item: PickItem) => (
          <Combobox.Item
            key={item.id}
            value={item}
            className="flex min-h-7 items-center gap-2 rounded-control px-2 text-13 outline-none select-none data-highlighted:bg-hover coarse:min-h-11"
          >
            {item.icon}
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.hint && <span className="max-w-[40%] shrink-0 truncate text-12 text-faint">{item.hint}</span>}
          </Combobox.Item>
        )}
      </Combobox.List>
    </Combobox.Root>
  );
}
