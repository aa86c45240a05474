import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { ProjectSidebar } from '../features/project/project-sidebar.tsx';
import { LiveRegions } from '../ui/live-regions.tsx';
import { useMediaQuery } from '../lib/use-media-query.ts';
import { BottomBar } from './bottom-bar.tsx';
import { useShortcuts } from './keyboard/use-shortcuts.ts';
import { Optional } from './optional.tsx';
import { StatusStrip } from './status-strip.tsx';
import { lazyComponent } from '../lib/lazy-component.ts';
import { remember, remembered } from '../lib/remembered.ts';

const Overlays = lazyComponent(() => import('./overlays.tsx'), 'Overlays');
const EditOutcomes = lazyComponent(() => import('./edit-outcomes.tsx'), 'EditOutcomes');
const CommandPalette = lazyComponent(() => import('./palette/command-palette.tsx'), 'CommandPalette');
const ShortcutSheet = lazyComponent(() => import('./keyboard/shortcut-sheet.tsx'), 'ShortcutSheet');

const SIDEBAR_KEY = 'orchestrator.sidebar';

/** What stays while pages change: sidebar, status, main, bottom bar, and the layers above them. */
export function Shell() {
  const sidebar = useSidebar();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const navigate = useNavigate();
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  useShortcuts('global', {
    palette: () => setIsPaletteOpen(true),
    shortcuts: () => setIsSheetOpen(true),
    toggleSidebar: sidebar.toggle,
    goInbox: () => void navigate({ to: '/inbox' }),
    goMine: () => void navigate({ to: '/my' }),
    goSettings: () => void navigate({ to: '/settings' }),
  });
  // A plan has a bar for it.
  const isInPlan = useParams({ strict: false, select: ({ projectId }) => projectId !== undefined });
  useShortcuts('global', { newPlan: () => void navigate({ to: '/welcome' }) }, { isEnabled: !isInPlan });
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-acc px-3 py-2 text-accfg focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <StatusStrip />
      <Optional>
        <Suspense>
          <EditOutcomes />
        </Suspense>
      </Optional>
      {/* A side panel that lies over the page on small screens is held in here: below the strips, which it must not hide. */}
      <div className="flex min-h-0 flex-1 flex-col max-lg:contain-layout">
        <div className="flex min-h-0 flex-1">
          <ProjectSidebar isCollapsed={sidebar.isCollapsed} onToggle={sidebar.toggle} />
          <main id="main" tabIndex={-1} className="relative flex min-w-0 flex-1 flex-col">
            <Outlet />
          </main>
        </div>
        <BottomBar />
      </div>
      <Suspense>
        <Overlays />
        {isPaletteOpen && <CommandPalette onClose={() => setIsPaletteOpen(false)} />}
        {isSheetOpen && <ShortcutSheet onClose={() => setIsSheetOpen(false)} />}
      </Suspense>
      <LiveRegions />
    </div>
  );
}

/** Open on wide screens and a rail on tablets, until the person says otherwise. */
function useSidebar() {
  const isWide = useMediaQuery('(width >= 64rem)');
  const [choice, setChoice] = useState(() => remembered(SIDEBAR_KEY));
  const isCollapsed = choice === null || !isWide ? !isWide && choice !== 'open-narrow' : choice === 'collapsed';
  return {
    isCollapsed,
    toggle: () => {
      const next = isCollapsed ? (isWide ? 'open' : 'open-narrow') : 'collapsed';
      setChoice(next);
      remember(SIDEBAR_KEY, next);
    },
  };
}
