import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { chordOf } from '../../app/keyboard/chords.ts';
import { type KeyBinding, rivalOf, rivalOfReset } from '../../app/keyboard/key-binding-list.ts';
import { rebind } from '../../app/keyboard/key-bindings.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { keysForPerson } from '../../ui/keys.ts';
import { announce } from '../../ui/live-regions.tsx';

/** Takes the next keys that are pressed for a shortcut; Escape leaves it as it is. */
export function RebindButton({ binding }: { readonly binding: KeyBinding }) {
  const [isListening, setIsListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = useRef<HTMLButtonElement>(null);
  useEffect(
    function takeNextKeys() {
      if (!isListening) return;
      const handleKeyDown = (event: KeyboardEvent) => {
        const keys = chordOf(event);
        if (keys === null) return;
        event.preventDefault();
        event.stopPropagation();
        setIsListening(false);
        if (event.key === 'Escape' || event.key === 'Tab') return;
        const rival = rivalOf(binding, keys);
        if (rival) {
          setProblem(`${keysForPerson(keys)} is “${rival.label}”.`);
          return;
        }
        setProblem(null);
        rebind(binding, keys);
        announce(`“${binding.label}” is ${keysForPerson(keys)} now.`);
      };
      // Before every other listener: the keys are not meant for the page.
      window.addEventListener('keydown', handleKeyDown, { capture: true });
      return () => window.removeEventListener('keydown', handleKeyDown, { capture: true });
    },
    [isListening, binding],
  );
  function reset() {
    const rival = rivalOfReset(binding);
    if (rival) {
      setProblem(`Its own keys are “${rival.label}” now. Change those first.`);
      return;
    }
    setProblem(null);
    rebind(binding, null);
    announce(`“${binding.label}” has its own keys again.`);
    // The button that was pressed is gone.
    change.current?.focus();
  }

  return (
    <>
      {problem !== null && (
        <span role="alert" className="text-12 text-del">
          {problem}
        </span>
      )}
      {binding.isChanged && (
        <IconButton
          label={`Reset the keys of “${binding.label}”`}
          size="small"
          icon={<RotateCcw className="size-3.5" aria-hidden="true" />}
          onClick={reset}
        />
      )}
      <Button
        ref={change}
        variant="ghost"
        aria-label={`Change the keys of “${binding.label}”`}
        onBlur={() => setIsListening(false)}
        onClick={() => {
          setProblem(null);
          setIsListening(true);
        }}
      >
        {isListening ? 'Press keys…' : 'Change'}
      </Button>
    </>
  );
}
