import { CornerDownRight, FolderOpen, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TaskStatus } from '../../__generated__/graphql.ts';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { findTasks, pathOf } from '../../features/task/find-tasks.ts';
import { taskKey } from '../../features/task/task-words.ts';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { boundNames } from '../keyboard/bound-shortcuts.ts';
import { keyBindings } from '../keyboard/key-binding-list.ts';
import type { ShortcutScope } from '../keyboard/shortcut-catalogue.ts';
import { SCOPE_TITLES } from '../keyboard/shortcut-labels.ts';

/** What choosing an item does; the palette carries it out after it has closed. */
export type PaletteAction =
  | { readonly type: 'command'; readonly scope: ShortcutScope; readonly name: string }
  | { readonly type: 'task'; readonly projectId: string; readonly number: number }
  | { readonly type: 'project'; readonly projectId: string }
  | { readonly type: 'page'; readonly path: string };

export interface PaletteItem {
  /** Stable over sessions: what is remembered as recent. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly action: PaletteAction;
}

export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly PaletteItem[];
}

/** More than this of one kind is not read by anybody. */
const MOST = 20;
const ICON = 'size-3.5 text-mut';
const PAGES = [
  { path: '/welcome', label: 'New plan' },
  { path: '/import', label: 'Import a file as a new project' },
  { path: '/inbox', label: 'Inbox' },
  { path: '/my', label: 'My tasks' },
  { path: '/settings/profile', label: 'Settings: Profile' },
  { path: '/settings/members', label: 'Settings: People' },
  { path: '/settings/appearance', label: 'Settings: Appearance' },
  { path: '/settings/providers', label: 'Settings: Providers' },
  { path: '/settings/usage', label: 'Settings: Usage' },
  { path: '/settings/shortcuts', label: 'Settings: Shortcuts' },
  { path: '/settings/deleted', label: 'Settings: Deleted projects' },
];

/** What keys would do now: the commands of the page that lies under the palette. */
export function commandItems(): PaletteItem[] {
  const bound = boundNames();
  return keyBindings()
    .filter(({ scope, name }) => bound.has(`${scope}.${name}`) && name !== 'palette' && !MOVEMENTS.has(name))
    .map(({ scope, name, label, keys }) => ({
      id: `command ${scope}.${name}`,
      label,
      ...(scope !== 'global' && scope !== 'project' && { hint: SCOPE_TITLES[scope] }),
      ...(keys[0] !== undefined && { keys: keys[0] }),
      icon: <CornerDownRight className={ICON} aria-hidden="true" />,
      action: { type: 'command', scope, name },
    }));
}

/** Single steps of a cursor are keys, and nothing to look for by name. */
const MOVEMENTS = new Set(['next', 'previous', 'first', 'last', 'pageDown', 'pageUp', 'collapse', 'expand', 'clear']);

/** Pages; in a project also those of it that no key leads to. */
export function pageItems(projectId: string): PaletteItem[] {
  const ofProject =
    projectId === '' ? [] : [{ path: `/p/${projectId}/import`, label: 'Import a file into this project' }];
  return [...ofProject, ...PAGES].map(({ path, label }) => ({
    id: `page ${path}`,
    label,
    icon: <Settings2 className={ICON} aria-hidden="true" />,
    action: { type: 'page', path },
  }));
}

export function projectItems(projects: readonly { readonly id: string; readonly name: string }[]): PaletteItem[] {
  return projects.slice(0, MOST).map(({ id, name }) => ({
    id: `project ${id}`,
    label: name,
    icon: <FolderOpen className={ICON} aria-hidden="true" />,
    action: { type: 'project', projectId: id },
  }));
}

/** Tasks of the open plan by number and words of the title, in plan order. */
export function taskItems(projectId: string, index: PlanIndex, query: string): PaletteItem[] {
  return findTasks(index, query, ({ number }) => number > 0, MOST).map((task) => ({
    ...taskItem(projectId, task),
    hint: pathOf(index, task),
  }));
}

export interface FoundTask {
  readonly number: number;
  readonly title: string;
  readonly status: TaskStatus;
}

export function taskItem(projectId: string, { number, title, status }: FoundTask): PaletteItem {
  return {
    id: `task ${projectId} ${number}`,
    label: `${taskKey(number)} ${title}`,
    icon: <StatusIcon status={status} />,
    action: { type: 'task', projectId, number },
  };
}

/** Items whose label or hint holds every word. */
export function fittingItems(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label, hint }: PaletteItem) => {
    const text = `${label} ${hint ?? ''}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  return items.filter(fits).slice(0, MOST);
}

/** Recent items first, as a group of their own; each item stands once. */
export function groupsOf(
  kinds: readonly { readonly title: string; readonly items: readonly PaletteItem[] }[],
  recent: readonly string[],
): PaletteGroup[] {
  const byId = new Map(kinds.flatMap(({ items }) => items).map((item) => [item.id, item]));
  const latest = recent.map((id) => byId.get(id)).filter((item) => item !== undefined);
  const seen = new Set(latest.slice(0, 6).map(({ id }) => id));
  const groups: PaletteGroup[] = latest.length === 0 ? [] : [{ value: 'Recent', items: latest.slice(0, 6) }];
  for (const { title, items } of kinds) {
    const rest = items.filter(({ id }) => !seen.has(id));
    for (const { id } of rest) seen.add(id);
    if (rest.length > 0) groups.push({ value: title, items: rest });
  }
  return groups;
}
