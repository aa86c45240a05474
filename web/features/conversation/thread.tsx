import { useEffect, useRef, type ReactNode } from 'react';

export interface ThreadProps {
  /** Messages that are shown; another one brings the end into view. */
  readonly count: number;
  readonly children: ReactNode;
}

/** How far from the end somebody may be and still be following, in pixels. */
const NEAR = 80;

/** What was said, the newest at the bottom: stays there while an answer grows, unless somebody reads further up. */
export function Thread({ count, children }: ThreadProps) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  useEffect(function followTheEnd() {
    const [outer, inner] = [box.current, content.current];
    if (!outer || !inner || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) outer.scrollTop = outer.scrollHeight;
    });
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  useEffect(
    function showTheEnd() {
      isFollowing.current = true;
      if (box.current) box.current.scrollTop = box.current.scrollHeight;
    },
    [count],
  );
  return (
    <div
      ref={box}
      // Scrolled with the keys, too.
      tabIndex={0}
      role="log"
      aria-label="Messages"
      // Announced by the answer itself, once it is complete.
      aria-live="off"
      className="min-h-0 flex-1 overflow-y-auto px-4 py-4 outline-offset-[-2px]"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isFollowing.current = scrollHeight - scrollTop - clientHeight < NEAR;
      }}
    >
      <div ref={content} className="flex flex-col gap-4">
        {children}
      </div>
    </div>
  );
}
