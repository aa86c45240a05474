import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { planSession, usePlanIndex, usePlanSession } from '../../apollo/plan-sessions.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { rememberProject } from '../../app/last-project.ts';
import { arriveAt, NEW_TASK } from '../../lib/arrival.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { lazyComponent } from '../../lib/lazy-component.ts';
import { whenIdle } from '../../lib/when-idle.ts';
import { usePlanFilter } from '../filter/use-plan-filter.ts';
import { revertRequests, waitingUndo } from '../patch/use-revert.ts';
import { useUndo } from '../patch/use-undo.ts';
import { TaskPanelFrame } from '../task/task-panel-frame.tsx';
import { useTaskPanel } from '../task/use-task-panel.ts';
import { ProjectHeader } from './project-header.tsx';

const FilterBar = lazyComponent(() => import('../filter/filter-bar.tsx'), 'FilterBar');
const ConversationPanel = lazyComponent(() => import('../conversation/conversation-panel.tsx'), 'ConversationPanel');
const GoneProject = lazyComponent(() => import('./gone-project.tsx'), 'GoneProject');
const NotFound = lazyComponent(() => import('../../app/not-found.tsx'), 'NotFound');
const TaskPanel = lazyComponent(() => import('../task/task-panel.tsx'), 'TaskPanel');

/** Everything about one project: opens its plan, keeps it live for the views inside, filters it, shows one task beside it. */
export function ProjectPage() {
  const { projectId } = useParams({ from: '/p/$projectId' });
  const state = usePlanSession(projectId);
  const index = usePlanIndex(projectId);
  const navigate = useNavigate();
  const { undo, redo } = useUndo(projectId);
  const panel = useTaskPanel(projectId);
  const chat = useChat();
  // A task that has the page for itself needs no panel beside it.
  const { number: pageNumber }: { number?: string } = useParams({ strict: false });
  const filterBar = useFilterBar(projectId);
  useShortcuts('project', {
    filter: filterBar.open,
    undo: () => void undo(),
    redo: () => void redo(),
    goOutline: () => void navigate({ to: '/p/$projectId/outline', params: { projectId }, search: true }),
    goList: () => void navigate({ to: '/p/$projectId/list', params: { projectId }, search: true }),
    goBoard: () => void navigate({ to: '/p/$projectId/board', params: { projectId }, search: true }),
    goConversation: chat.open,
    goTimeline: () => void navigate({ to: '/p/$projectId/timeline', params: { projectId }, search: true }),
    goGraph: () => void navigate({ to: '/p/$projectId/graph', params: { projectId }, search: true }),
    goDashboard: () => void navigate({ to: '/p/$projectId/dashboard', params: { projectId }, search: true }),
    goHistory: () => void navigate({ to: '/p/$projectId/history', params: { projectId }, search: true }),
  });
  // Where there is no bar, one says it in the conversation.
  useShortcuts('global', { newPlan: chat.open }, { isFallback: true });
  useShortcuts(
    'project',
    {
      newTask: () => {
        arriveAt(projectId, NEW_TASK);
        void navigate({ to: '/p/$projectId/outline', params: { projectId }, search: true });
      },
      togglePanel: () => panel.toggle(null),
      ...(panel.address !== undefined
        ? { closePanel: panel.close }
        : chat.id !== undefined && { closePanel: chat.close }),
    },
    { isFallback: true },
  );
  useEffect(function loadWhatComesNext() {
    // So that the first task opens at once, also where the connection is gone by then.
    return whenIdle(() => {
      TaskPanel.preload();
      GoneProject.preload();
      void import('../../ui/markdown.tsx').catch(() => undefined);
      for (const load of [revertRequests, waitingUndo]) void load().catch(() => undefined);
    });
  }, []);
  const isReady = state.type === 'ready';
  const isMissing = state.type === 'missing';
  useEffect(
    function rememberWhereOneWas() {
      if (isReady) rememberProject(projectId);
      if (isMissing) rememberProject(null);
    },
    [projectId, isReady, isMissing],
  );

  if (state.type === 'missing') {
    return (
      <Suspense>
        {state.name === null ? <NotFound what="project" /> : <GoneProject projectId={projectId} name={state.name} />}
      </Suspense>
    );
  }
  if (state.type === 'failed') {
    return (
      <EmptyState title={`The plan could not be loaded. ${state.message}`}>
        <Button variant="primary" onClick={() => void planSession(projectId).reload()}>
          Try again
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <ProjectHeader
        projectId={projectId}
        index={index}
        onFilter={filterBar.open}
        isFiltering={filterBar.isShown}
        onChat={chat.id === undefined ? chat.open : chat.close}
        isChatting={chat.id !== undefined}
      />
      {filterBar.isShown && (
        <Suspense fallback={<div className="h-10 shrink-0 border-b border-line coarse:h-13" />}>
          <FilterBar projectId={projectId} focusRequest={filterBar.focusRequest} onClose={filterBar.close} />
        </Suspense>
      )}
      <div className="flex min-h-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          {isReady ? <Outlet /> : <Skeleton rows={12} label="Loading the plan" />}
        </div>
        {isReady && panel.address !== undefined && pageNumber === undefined && (
          <Suspense
            fallback={
              <TaskPanelFrame address={panel.address} onClose={panel.close}>
                <Skeleton rows={6} label="Loading the task" />
              </TaskPanelFrame>
            }
          >
            <TaskPanel projectId={projectId} address={panel.address} onClose={panel.close} onOpen={panel.open} />
          </Suspense>
        )}
        {isReady && panel.address === undefined && chat.id !== undefined && (
          <Suspense
            fallback={
              <SidePanel label="Conversation" heading="Conversation" onClose={chat.close}>
                <Skeleton rows={4} label="Loading the conversation" />
              </SidePanel>
            }
          >
            <ConversationPanel key={chat.id} projectId={projectId} conversationId={chat.id} onClose={chat.close} />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** The conversation beside the view, whose state lives in the address (`?chat=`). A task's panel takes its place. */
function useChat() {
  const { chat: id } = useSearch({ from: '/p/$projectId' });
  const navigate = useNavigate();
  const to = (chat: string | undefined) =>
    void navigate({
      to: '.',
      search: ({ chat: _chat, task: _task, ...rest }: { chat?: string; task?: unknown }) =>
        chat === undefined ? rest : { ...rest, chat },
    });
  return { id, open: () => to('new'), close: () => to(undefined) };
}

/** The bar is there while something is filtered, or from the key until it is closed. Each request focuses its box. */
function useFilterBar(projectId: string) {
  const { text, clear } = usePlanFilter(projectId);
  const [focusRequest, setFocusRequest] = useState(0);
  return {
    isShown: text !== '' || focusRequest > 0,
    focusRequest,
    open: () => setFocusRequest((before) => before + 1),
    close: () => {
      setFocusRequest(0);
      clear();
      document.querySelector<HTMLElement>('[data-view-focus]')?.focus({ preventScroll: true });
    },
  };
}
