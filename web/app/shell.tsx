import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { LiveRegions } from '../ui/live-regions.tsx';

const Overlays = lazy(async () => ({ default: (await import('./overlays.tsx')).Overlays }));

/** What stays while pages change: sidebar, main, and the layers above them. */
export function Shell() {
  return (
    <div className="flex h-full">
      <main className="flex min-w-0 flex-1 flex-col">
        <Outlet />
      </main>
      <Suspense>
        <Overlays />
      </Suspense>
      <LiveRegions />
    </div>
  );
}
