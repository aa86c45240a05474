import { useRef } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { NaturalLanguageEditor } from '../planning/natural-language-editor.tsx';

export interface PlanDockProps {
  readonly projectId: string;
  readonly name: string;
}

/** The bar below a view in which one says what is to be planned; one line until it is used. Not on phones. */
export function PlanDock({ projectId, name }: PlanDockProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  useShortcuts('global', { newPlan: () => input.current?.focus() });
  return (
    <div className="mx-auto hidden w-full max-w-160 shrink-0 px-4 py-2 sm:block">
      <NaturalLanguageEditor
        projectId={projectId}
        scopeLabel={name}
        draftScope={`project.${projectId}`}
        label="What else is to be planned?"
        placeholder="What else is to be planned?"
        submitLabel="Plan it"
        variant="dock"
        inputRef={input}
      />
    </div>
  );
}
