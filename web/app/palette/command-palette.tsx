import { useQuery } from '@apollo/client/react';
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { SearchTasksDocument } from '../../__generated__/graphql.ts';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { useProjectList } from '../../features/project/use-project-list.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { runBound } from '../keyboard/bound-shortcuts.ts';
import {
  commandItems,
  fittingItems,
  groupsOf,
  pageItems,
  type PaletteAction,
  type PaletteGroup,
  type PaletteItem,
  projectItems,
  taskItem,
  taskItems,
} from './palette-items.tsx';
import { recentChoices, rememberChoice } from './recent-choices.ts';

/** How long the writing rests before the server is asked, in milliseconds. */
const REST_MS = 150;

/** Finds tasks of the open plan, commands, projects and pages by a few letters; and, asked of the server, tasks of all projects. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { projectId = '' }: { projectId?: string } = useParams({ strict: false });
  const [query, setQuery] = useState('');
  const index = usePlanIndex(projectId);
  // What lies under the palette does not change while it is open.
  const [commands] = useState(commandItems);
  const [recent] = useState(recentChoices);
  const { projects } = useProjectList('');
  const { found, isSearching } = useSearch(query, projectId);
  const groups = useMemo(() => {
    const wanted = query.trim();
    const allCommands = [...commands, ...pageItems(projectId)];
    if (wanted === '') {
      const recentTasks = taskItems(projectId, index, '').filter(({ id }) => recent.includes(id));
      return groupsOf(
        [
          { title: 'Tasks', items: recentTasks },
          { title: 'Commands', items: allCommands },
          { title: 'Projects', items: projectItems(projects ?? []) },
        ],
        recent,
      );
    }
    return groupsOf(
      [
        { title: 'Tasks', items: taskItems(projectId, index, wanted) },
        { title: 'Commands', items: fittingItems(allCommands, wanted) },
        { title: 'Projects', items: fittingItems(projectItems(projects ?? []), wanted) },
        { title: 'In titles and descriptions of all projects', items: found },
      ],
      recent,
    );
  }, [query, projectId, index, commands, recent, projects, found]);
  const carryOut = useCarryOut();

  function choose(item: PaletteItem) {
    rememberChoice(item.id);
    onClose();
    // Once the focus is back where it was: a command opens what it opens from there.
    setTimeout(() => carryOut(item.action));
  }

  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label="Find or do"
          className="popup fixed inset-x-2 top-2 z-40 mx-auto flex max-h-[calc(100dvh-1rem)] max-w-xl flex-col overflow-hidden rounded-dialog! sm:top-[12dvh] sm:max-h-[70dvh]"
        >
          <Autocomplete.Root
            inline
            open
            items={groups}
            mode="none"
            filter={null}
            autoHighlight="always"
            value={query}
            itemToStringValue={({ label }: PaletteItem) => label}
            onValueChange={(text, { reason }) => {
              // Choosing would put the item's words into the box just before it closes.
              if (reason !== 'item-press') setQuery(text);
            }}
          >
            <div className="flex shrink-0 items-center gap-2 border-b border-line px-3">
              <Search className="size-4 shrink-0 text-faint" aria-hidden="true" />
              <Autocomplete.Input
                aria-label="Find a task, a project or a command"
                placeholder="Find a task, a project or a command…"
                className="h-11 min-w-0 flex-1 bg-transparent text-14 outline-none coarse:text-16"
              />
              <Dialog.Close className="rounded-chip border border-line px-1.5 text-11 text-mut coarse:min-h-11 coarse:px-3">
                <span className="coarse:hidden">Esc</span>
                <span className="hidden coarse:inline">Close</span>
              </Dialog.Close>
            </div>
            <Autocomplete.Empty className="px-4 py-6 text-center text-mut empty:hidden">
              {isSearching ? 'Searching all projects…' : 'Nothing fits.'}
            </Autocomplete.Empty>
            <Autocomplete.List
              aria-label="What was found"
              className="min-h-0 flex-1 scroll-py-8 overflow-y-auto overscroll-contain p-1 empty:p-0"
            >
              {(group: PaletteGroup) => <Group key={group.value} group={group} onChoose={choose} />}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface GroupProps {
  readonly group: PaletteGroup;
  readonly onChoose: (item: PaletteItem) => void;
}

function Group({ group, onChoose }: GroupProps) {
  return (
    <Autocomplete.Group items={group.items}>
      <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-11 font-medium text-faint">
        {group.value}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: PaletteItem) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            className="flex min-h-8 items-center gap-2 rounded-control px-2 text-13 outline-none select-none data-highlighted:bg-sel coarse:min-h-11"
            onClick={() => onChoose(item)}
          >
            <span className="grid size-4 shrink-0 place-items-center">{item.icon}</span>
            <span className="min-w-0 flex-1 truncate">{item.label}</span>
            {item.hint && <span className="max-w-[40%] shrink-0 truncate text-12 text-faint">{item.hint}</span>}
            {item.keys && (
              <span className="coarse:hidden">
                <Kbd keys={item.keys} />
              </span>
            )}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

/** Tasks of all projects that hold the words, asked of the server once the writing rests; those of this plan are left out. */
function useSearch(query: string, projectId: string) {
  const search = useSettled(query.trim(), REST_MS);
  const { data, loading } = useQuery(SearchTasksDocument, {
    variables: { search },
    skip: search.length < 2,
    fetchPolicy: 'no-cache',
  });
  const found = useMemo(() => {
    if (search.length < 2) return [];
    return (data?.tasks.nodes ?? []).map((task) => ({
      ...taskItem(task.project.id, task),
      hint: task.project.id === projectId ? 'This project' : task.project.name,
    }));
  }, [data, search, projectId]);
  return { found, isSearching: loading || search !== query.trim() };
}

function useCarryOut(): (action: PaletteAction) => void {
  const navigate = useNavigate();
  return (action) => {
    switch (action.type) {
      case 'command':
        runBound(action.scope, action.name);
        break;
      case 'task':
        void navigate({
          to: '/p/$projectId/outline',
          params: { projectId: action.projectId },
          search: { task: action.number },
        });
        break;
      case 'project':
        void navigate({ to: '/p/$projectId/outline', params: { projectId: action.projectId } });
        break;
      case 'page':
        void navigate({ to: action.path as '/welcome' });
    }
  };
}
