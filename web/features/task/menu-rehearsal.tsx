import { useEffect, useState } from 'react';
import { afterPaint } from '../../lib/after-paint.ts';
import { whenIdle } from '../../lib/when-idle.ts';
import { AnchoredMenu } from '../../ui/anchored-menu.tsx';
import { MenuChoice } from '../../ui/menu.tsx';

const OPTIONS = ['a', 'b'].map((value) => ({ value, label: value, icon: null }));

/**
 * A menu that is made and taken away once when the browser is idle, hidden: the first menu that somebody opens has the
 * browser compile all that menus are made of, which takes a slow machine longer than opening it.
 */
export function MenuRehearsal() {
  return (
    <AnchoredMenu isHidden label="" anchor={document.body} onClose={() => undefined}>
      <MenuChoice value="a" onChoose={() => undefined} options={OPTIONS} />
    </AnchoredMenu>
  );
}

/** True for one paint, when the browser has been idle. */
export function useRehearsal(): boolean {
  const [isRehearsing, setIsRehearsing] = useState(false);
  useEffect(function beginWhenIdle() {
    return whenIdle(() => setIsRehearsing(true));
  }, []);
  useEffect(
    function endAfterPaint() {
      return isRehearsing ? afterPaint(() => setIsRehearsing(false)) : undefined;
    },
    [isRehearsing],
  );
  return isRehearsing;
}
