import { clsx } from 'clsx';
import { ACTION_WORDS, type AgentAction } from './agent-action.ts';

export interface ActionSwitchProps {
  readonly actions: readonly AgentAction[];
  readonly value: AgentAction;
  readonly onChoose: (action: AgentAction) => void;
}

/** What is to be done with the text: follows it by itself until somebody chooses. */
export function ActionSwitch({ actions, value, onChoose }: ActionSwitchProps) {
  return (
    <span role="group" aria-label="What to do with it" className="inline-flex rounded-control bg-hover p-0.5">
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          aria-pressed={action === value}
          onClick={() => onChoose(action)}
          className={clsx(
            'h-6 rounded-chip px-2 text-12 whitespace-nowrap coarse:h-10',
            action === value ? 'bg-raised font-medium text-fg shadow-card' : 'text-mut hover:text-fg',
          )}
        >
          {ACTION_WORDS[action].name}
        </button>
      ))}
    </span>
  );
}
