import { ChevronDown, Crosshair } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';

export interface ScopeOption {
  readonly key: 'project' | 'selection' | 'task';
  readonly label: string;
  readonly taskIds: readonly string[];
}

export interface ScopeMenuProps {
  readonly options: readonly ScopeOption[];
  readonly value: ScopeOption;
  readonly onChoose: (key: ScopeOption['key']) => void;
}

/** What an instruction is about, where there is a choice. */
export function ScopeMenu({ options, value, onChoose }: ScopeMenuProps) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" aria-label={`About: ${value.label}. Choose something else`}>
          <Crosshair className="size-3.5" aria-hidden="true" />
          <span className="max-w-28 truncate">{value.label}</span>
          <ChevronDown className="size-3" aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoice
        value={value.key}
        onChoose={onChoose}
        options={options.map(({ key, label }) => ({ value: key, label }))}
      />
    </Menu>
  );
}
