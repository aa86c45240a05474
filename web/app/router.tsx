import {
  createRootRoute,
  createRoute,
  createRouter,
  defaultStringifySearch,
  lazyRouteComponent,
  type ParsedLocation,
  redirect,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { planSession } from '../apollo/plan-sessions.ts';
import { loadChunk } from '../lib/load-chunk.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import {
  compareSearchIn,
  graphSearchIn,
  groupedSearchIn,
  projectSearchIn,
  timelineSearchIn,
} from './address-search.ts';
import { lastProjectId } from './last-project.ts';
import { lastView } from './last-view.ts';
import { Shell } from './shell.tsx';
import { ViewError } from './view-error.tsx';

/** The component of a route, in a chunk of its own. */
function page<Name extends string>(load: () => Promise<Record<Name, () => ReactNode>>, name: Name) {
  return lazyRouteComponent(() => loadChunk(load), name);
}

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: page(() => import('./not-found.tsx'), 'NotFound'),
});

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    const projectId = lastProjectId();
    if (projectId !== null) throw redirect({ to: '/p/$projectId', params: { projectId }, replace: true });
    throw redirect({ to: '/welcome', replace: true });
  },
});

const welcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: page(() => import('../features/planning/welcome-page.tsx'), 'WelcomePage'),
});

const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/p/$projectId',
  validateSearch: projectSearchIn,
  // The plan is asked for while the code that shows it is still on its way. Not for a link that is only pointed at.
  loader: ({ params, preload }) => {
    if (!preload) planSession(params.projectId).open();
  },
  component: page(() => import('../features/project/project-page.tsx'), 'ProjectPage'),
});

const projectIndexRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: `/p/$projectId/${lastView(params.projectId)}`, params, replace: true });
  },
});

const outlineRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/outline',
  component: page(() => import('../features/task/outline-page.tsx'), 'OutlinePage'),
});

const listRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/list',
  validateSearch: groupedSearchIn,
  component: page(() => import('../features/list/list-page.tsx'), 'ListPage'),
});

const boardRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/board',
  validateSearch: groupedSearchIn,
  component: page(() => import('../features/board/board-page.tsx'), 'BoardPage'),
});

const timelineRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/timeline',
  validateSearch: timelineSearchIn,
  component: page(() => import('../features/timeline/timeline-page.tsx'), 'TimelinePage'),
});

const taskRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/task/$number',
  component: page(() => import('../features/task/task-page.tsx'), 'TaskPage'),
});

const graphRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/graph',
  validateSearch: graphSearchIn,
  component: page(() => import('../features/graph/graph-page.tsx'), 'GraphPage'),
});

const dashboardRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/dashboard',
  component: page(() => import('../features/dashboard/dashboard-page.tsx'), 'DashboardPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/plan/$patchId',
  component: page(() => import('../features/patch/review-page.tsx'), 'ReviewPage'),
});

const runRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/run/$runId',
  component: page(() => import('../features/planning/run-page.tsx'), 'RunPage'),
});

const historyRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/history',
  component: page(() => import('../features/patch/history-page.tsx'), 'HistoryPage'),
});

const historyPatchRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/history/$patchId',
  component: page(() => import('../features/patch/history-patch-page.tsx'), 'HistoryPatchPage'),
});

const compareRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/compare',
  validateSearch: compareSearchIn,
  component: page(() => import('../features/patch/compare-page.tsx'), 'ComparePage'),
});

const trashRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/trash',
  component: page(() => import('../features/patch/trash-page.tsx'), 'TrashPage'),
});

const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  component: page(() => import('../features/import/import-page.tsx'), 'NewProjectImportPage'),
});

const projectImportRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: '/import',
  component: page(() => import('../features/import/import-page.tsx'), 'ProjectImportPage'),
});

const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  component: page(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
});

const myTasksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my',
  component: page(() => import('../features/inbox/my-tasks-page.tsx'), 'MyTasksPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: page(() => import('../features/settings/settings-layout.tsx'), 'SettingsLayout'),
});

const settingsIndexRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/appearance', replace: true });
  },
});

const profileRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/profile',
  component: page(() => import('../features/settings/profile-page.tsx'), 'ProfilePage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/members',
  component: page(() => import('../features/settings/people-page.tsx'), 'PeoplePage'),
});

const appearanceRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/appearance',
  component: page(() => import('../features/settings/appearance-page.tsx'), 'AppearancePage'),
});

const providersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/providers',
  component: page(() => import('../features/settings/providers-page.tsx'), 'ProvidersPage'),
});

const usageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/usage',
  component: page(() => import('../features/settings/usage-page.tsx'), 'UsagePage'),
});

const shortcutsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/shortcuts',
  component: page(() => import('../features/settings/shortcuts-page.tsx'), 'ShortcutsPage'),
});

const deletedProjectsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/deleted',
  component: page(() => import('../features/project/deleted-projects-page.tsx'), 'DeletedProjectsPage'),
});

/**
 * Where pages were scrolled to is kept for each key, for ever. By itself every step has one of its own; this way it is
 * each page by its place in the browser's history, which holds no more places than these.
 */
function getScrollRestorationKey({ pathname, state }: ParsedLocation): string {
  return `${(state.__TSR_index ?? 0) % HISTORY_PLACES} ${pathname}`;
}
const HISTORY_PLACES = 50;

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    welcomeRoute,
    projectRoute.addChildren([
      projectIndexRoute,
      outlineRoute,
      listRoute,
      boardRoute,
      timelineRoute,
      taskRoute,
      graphRoute,
      dashboardRoute,
      reviewRoute,
      runRoute,
      historyRoute,
      historyPatchRoute,
      compareRoute,
      trashRoute,
      projectImportRoute,
    ]),
    importRoute,
    inboxRoute,
    myTasksRoute,
    settingsRoute.addChildren([
      settingsIndexRoute,
      profileRoute,
      peopleRoute,
      appearanceRoute,
      providersRoute,
      usageRoute,
      shortcutsRoute,
      deletedProjectsRoute,
    ]),
  ]),
  defaultPreload: 'intent',
  // Both signs may stand in an address as they are, and filters in it are read by people: `?f=status:todo,blocked`.
  stringifySearch: (search) => defaultStringifySearch(search).replaceAll('%3A', ':').replaceAll('%2C', ','),
  scrollRestoration: true,
  getScrollRestorationKey,
  defaultErrorComponent: ViewError,
  defaultPendingComponent: () => <Skeleton rows={8} label="Loading" />,
  defaultPendingMs: 150,
});

// The first view takes no focus, so the code for those after it may come after it.
void import('./focus-heading.ts').then(
  ({ focusHeadingOnNavigation }) => focusHeadingOnNavigation(router),
  () => undefined,
);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
