import { useId, useState } from 'react';
import type { PlanTask } from '../../apollo/plan-index.ts';
import { taskKey } from '../task/task-words.ts';

export interface FocusFieldProps {
  readonly find: (query: string) => readonly PlanTask[];
  readonly onFind: (task: PlanTask) => void;
}

/** Finds a task by its number or title, to look at what is around it. Enter takes the first. */
export function FocusField({ find, onFind }: FocusFieldProps) {
  const [query, setQuery] = useState('');
  const listId = useId();
  const found = query.trim() === '' ? [] : find(query);
  function choose(text: string) {
    const task = found.find((each) => nameOf(each) === text);
    if (!task) return;
    onFind(task);
    setQuery('');
  }
  return (
    <>
      <input
        type="search"
        list={listId}
        value={query}
        aria-label="Find a task in the graph"
        placeholder="Find a task…"
        className="h-7 w-48 rounded-control border border-line bg-raised px-2 text-12 outline-none focus:border-acc coarse:h-11"
        onChange={(event) => {
          setQuery(event.target.value);
          choose(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) choose(nameOf(found[0]));
        }}
      />
      <datalist id={listId}>
        {found.map((task) => (
          <option key={task.id}>{nameOf(task)}</option>
        ))}
      </datalist>
    </>
  );
}

function nameOf(task: PlanTask): string {
  return `${taskKey(task.number)} ${task.title}`;
}
