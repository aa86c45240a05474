import { Link, Outlet } from '@tanstack/react-router';

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
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-1 flex-col gap-4 overflow-y-auto px-4 py-6 sm:flex-row sm:gap-10 sm:px-8 sm:py-10">
      <nav aria-label="Settings" className="flex shrink-0 gap-1 overflow-x-auto sm:w-40 sm:flex-col">
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
