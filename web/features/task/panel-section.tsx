import { type ReactNode, useId } from 'react';

export interface PanelSectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function PanelSection({ title, action, children }: PanelSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="flex min-h-7 items-center justify-between">
        <h3 id={id} className="text-12 font-medium text-mut">
          {title}
        </h3>
        {action}
      </div>
      {children}
    </section>
  );
}
