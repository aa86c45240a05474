import { useEffect, useRef, useState } from 'react';
import { client } from '../../apollo/client.ts';
import { type FollowedPresence, followPresence } from './follow-presence.ts';
import { setPresent } from './present.ts';
import { usePlace } from './use-place.ts';
import { useViewerName } from './use-viewer-name.ts';

/** A window in the background is still looked at for a while: people go to another one to copy something. */
const LOOKS_AWAY_MS = 60_000;

/** This window, for as long as it lives. */
const windowId = crypto.randomUUID();

/** Is in the project, visible to others, for as long as somebody looks at it; who else is there is in `usePresent`. */
export function useFollowPresence(projectId: string): void {
  const place = usePlace(projectId);
  const name = useViewerName();
  const isLooking = useIsLooking();
  const latestPlace = useRef(place);
  const followed = useRef<FollowedPresence | null>(null);
  useEffect(
    function tellWhereOneIs() {
      latestPlace.current = place;
      followed.current?.moved();
    },
    [place],
  );
  useEffect(
    function beThere() {
      if (!isLooking) return undefined;
      const place = () => latestPlace.current;
      const here = followPresence({ client, projectId, windowId, name, place, onPresent: setPresent });
      followed.current = here;
      return () => {
        followed.current = null;
        here.stop();
      };
    },
    [projectId, name, isLooking],
  );
}

function useIsLooking(): boolean {
  const [isLooking, setIsLooking] = useState(true);
  useEffect(function watchVisibility() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') setIsLooking(true);
      else timer = setTimeout(() => setIsLooking(false), LOOKS_AWAY_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return isLooking;
}
