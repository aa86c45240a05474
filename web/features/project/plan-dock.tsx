import { useRef } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { ProjectEditor } from '../planning/project-editor.tsx';

/** The bar below a view in which one says what is to be planned, changed or told; one line until it is used. Not on phones. */
export function PlanDock({ projectId }: { readonly projectId: string }) {
  const input = useRef<HTMLTextAreaElement>(null);
  useShortcuts('global', { newPlan: () => input.current?.focus() });
  return (
    <div className="mx-auto hidden w-full max-w-160 shrink-0 px-4 py-2 sm:block">
      <ProjectEditor projectId={projectId} variant="dock" inputRef={input} />
    </div>
  );
}
