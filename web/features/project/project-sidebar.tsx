import { Link } from '@tanstack/react-router';
import { Inbox, PanelLeftClose, PanelLeftOpen, Search, Settings, Sparkles } from 'lucide-react';
import { runBound } from '../../app/keyboard/bound-shortcuts.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { UnreadBadge } from '../inbox/unread-badge.tsx';
import { ProjectLinks } from './project-links.tsx';

export interface ProjectSidebarProps {
  /** A rail of 48 px with icons alone. */
  readonly isCollapsed: boolean;
  readonly onToggle: () => void;
}

/** The way between projects: on wide screens in full, on tablets as a rail, on phones not at all. */
export function ProjectSidebar({ isCollapsed, onToggle }: ProjectSidebarProps) {
  if (isCollapsed) {
    return (
      <nav
        aria-label="Projects"
        className="hidden w-12 shrink-0 flex-col items-center gap-1 border-r border-line bg-panel py-1.5 sm:flex"
      >
        <IconButton
          label="Show the sidebar"
          shortcut="global.toggleSidebar"
          icon={<PanelLeftOpen className="size-4" aria-hidden="true" />}
          onClick={onToggle}
        />
        <RailLink to="/welcome" label="New plan">
          <Sparkles className="size-4" aria-hidden="true" />
        </RailLink>
        <IconButton
          label="Find a task, a project or a command"
          shortcut="global.palette"
          icon={<Search className="size-4" aria-hidden="true" />}
          onClick={() => runBound('global', 'palette')}
        />
        <RailLink to="/inbox" label="Inbox">
          <span className="relative">
            <Inbox className="size-4" aria-hidden="true" />
            <span className="absolute -top-2 left-1.5">
              <UnreadBadge />
            </span>
          </span>
        </RailLink>
        <span className="flex-1" />
        <RailLink to="/settings" label="Settings">
          <Settings className="size-4" aria-hidden="true" />
        </RailLink>
      </nav>
    );
  }
  return (
    <nav aria-label="Projects" className="hidden w-56 shrink-0 flex-col border-r border-line bg-panel sm:flex">
      <div className="flex h-10 shrink-0 items-center justify-between pr-2 pl-4">
        <Link to="/welcome" className="font-semibold">
          Orchestrator
        </Link>
        <IconButton
          label="Hide the sidebar"
          shortcut="global.toggleSidebar"
          icon={<PanelLeftClose className="size-4" aria-hidden="true" />}
          onClick={onToggle}
        />
      </div>
      <div className="px-2 pb-2">
        <Link
          to="/welcome"
          className="flex h-8 items-center gap-2 rounded-control border border-line bg-raised px-2.5 font-medium hover:bg-hover coarse:h-11"
          activeProps={{ className: 'border-acc! text-acctx!' }}
        >
          <Sparkles className="size-4 text-acctx" aria-hidden="true" />
          New plan
        </Link>
        <button
          type="button"
          aria-haspopup="dialog"
          data-shortcut="global.palette"
          data-tooltip="Find a task, a project or a command"
          className="mt-1 flex h-8 w-full items-center gap-2 rounded-control px-2.5 text-mut hover:bg-hover hover:text-fg coarse:h-11"
          onClick={() => runBound('global', 'palette')}
        >
          <Search className="size-4" aria-hidden="true" />
          Find…
        </button>
        <Link
          to="/inbox"
          className="flex h-8 items-center gap-2 rounded-control px-2.5 text-mut hover:bg-hover hover:text-fg coarse:h-11"
          activeProps={{ className: 'bg-sel! text-fg!' }}
        >
          <Inbox className="size-4" aria-hidden="true" />
          <span className="flex-1">Inbox</span>
          <UnreadBadge />
        </Link>
      </div>
      <ProjectLinks />
      <div className="border-t border-line p-2">
        <Link
          to="/settings"
          className="flex h-7 items-center gap-2 rounded-control px-2 text-mut hover:bg-hover hover:text-fg coarse:h-11"
          activeProps={{ className: 'bg-sel! text-fg!' }}
        >
          <Settings className="size-4" aria-hidden="true" />
          Settings
        </Link>
      </div>
    </nav>
  );
}

interface RailLinkProps {
  readonly to: '/welcome' | '/inbox' | '/settings';
  readonly label: string;
  readonly children: React.ReactNode;
}

function RailLink({ to, label, children }: RailLinkProps) {
  return (
    <Link
      to={to}
      data-tooltip={label}
      className="grid size-8 place-items-center rounded-control text-mut hover:bg-hover hover:text-fg coarse:size-11"
      activeProps={{ className: 'bg-sel! text-acctx!' }}
    >
      {/* As text, so that what is unread is spoken along with it. */}
      <span className="sr-only">{label}</span>
      {children}
    </Link>
  );
}
