import { useEffect, useRef, useState } from 'react';
import { afterPaint } from '../../lib/after-paint.ts';
import { whenIdle } from '../../lib/when-idle.ts';
import { RehearsedMenu } from '../../ui/anchored-menu.tsx';
import { MenuChoice } from '../../ui/menu.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';

const OPTIONS = ['a', 'b'].map((value) => ({ value, label: value, icon: <StatusIcon status="TODO" /> }));

/** The browser runs what it has run twice in half of the time, and hardly faster after that. */
const TIMES = 2;

/**
 * A menu that is opened and taken away when the browser is idle, where nobody sees it: the first menu that somebody opens
 * has the browser compile all that menus are made of, which takes a slow machine longer than opening it.
 */
export function MenuRehearsal() {
  const stage = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={stage} inert aria-hidden="true" className="invisible fixed top-0 left-0" />
      <RehearsedMenu container={stage}>
        <MenuChoice value="a" onChoose={() => undefined} options={OPTIONS} />
      </RehearsedMenu>
    </>
  );
}

/** True for one paint each time that the browser has been idle, twice. */
export function useRehearsal(): boolean {
  const [isRehearsing, setIsRehearsing] = useState(false);
  const [left, setLeft] = useState(TIMES);
  useEffect(
    function beginWhenIdle() {
      // Where nothing can be made inert, it would take the focus from whoever is writing.
      if (left === 0 || !('inert' in document.body)) return;
      return whenIdle(() => {
        // Whoever is in a dialog by then has the code of it, and must not lose the focus to this.
        if (!document.querySelector('[role=dialog]')) setIsRehearsing(true);
      });
    },
    [left],
  );
  useEffect(
    function endAfterPaint() {
      if (!isRehearsing) return;
      return afterPaint(() => {
        setIsRehearsing(false);
        setLeft((before) => before - 1);
      });
    },
    [isRehearsing],
  );
  return isRehearsing;
}
