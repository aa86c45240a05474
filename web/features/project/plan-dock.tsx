import { useRef } from 'react';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { ProjectEditor } from '../planning/project-editor.tsx';

interface PlanDockProps {
  readonly projectId: string;
  readonly autoFocus: boolean;
}

/** The bar below a view in which one says what is to be planned, changed or told; one line until it is used. */
export function PlanDock({ projectId, autoFocus }: PlanDockProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  useShortcuts('global', { newPlan: () => input.current?.focus() });
  return <ProjectEditor projectId={projectId} variant="dock" inputRef={input} autoFocus={autoFocus} />;
}
