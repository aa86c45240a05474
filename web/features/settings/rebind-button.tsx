import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type KeyBinding, keysOfEvent, rebind, rivalOf } from '../../app/keyboard/key-bindings.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { keysForPerson } from '../../ui/keys.ts';
import { announce } from '../../ui/live-regions.tsx';

/** Takes the next keys that are pressed for a shortcut; Escape leaves it as it is. */
export function RebindButton({ binding }: { readonly binding: KeyBinding }) {
  const [isListening, setIsListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(
    function takeNextKeys() {
      if (!isListening) return;
      const handleKeyDown = (event: KeyboardEvent) => {
        const keys = keysOfEvent(event);
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
          onClick={() => rebind(binding, null)}
        />
      )}
      <Button
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
