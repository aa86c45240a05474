import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const PAGES = [
  { to: '/settings/profile', label: 'Profile' },
  { to: '/settings/members', label: 'People' },
  { to: '/settings/appearance', label: 'Appearance' },
  { to: '/settings/providers', label: 'Providers' },
  { to: '/settings/usage', label: 'Usage' },
  { to: '/settings/shortcuts', label: 'Shortcuts' },
  { to: '/settings/deleted', label: 'Deleted projects' },
] as const;

export function SettingsLayout() {
  const pages = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  useEffect(
    function bringCurrentIntoView() {
      // On a phone they are a line that is longer than the window.
      pages.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    },
    [pathname],
  );
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-1 flex-col gap-4 overflow-y-auto px-4 py-6 sm:flex-row sm:gap-10 sm:px-8 sm:py-10">
      <nav ref={pages} aria-label="Settings" className="flex shrink-0 gap-1 max-sm:overflow-x-auto sm:w-40 sm:flex-col">
        {PAGES.map((page) => (
          <Link
            key={page.to}
            to={page.to}
            className="flex h-8 shrink-0 items-center rounded-control px-2.5 whitespace-nowrap text-mut hover:bg-hover coarse:h-11"
            activeProps={{ className: 'bg-sel! text-acctx! font-medium' }}
          >
            {page.label}
          </Link>
        ))}
      </nav>
      <div className="min-w-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
