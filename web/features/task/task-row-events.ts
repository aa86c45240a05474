import type { MouseEvent } from 'react';

/** What rows tell the outline; the same object for all rows and all renders, so that a row renders for itself alone. */
export interface TaskRowEvents {
  readonly onPress: (taskId: string, event: MouseEvent) => void;
  /** A press on the title; what it leaves alone is a press on the row. */
  readonly onOpen: (taskId: string, event: MouseEvent) => void;
  readonly onToggle: (taskId: string, isExpanded: boolean) => void;
  readonly onEdit: (taskId: string) => void;
  readonly onMenu: (taskId: string, event: MouseEvent) => void;
  readonly onTitle: (taskId: string, title: string, isEnter: boolean) => void;
  readonly onCancelEdit: () => void;
  readonly onShift: (taskId: string, direction: 'indent' | 'outdent' | 'up' | 'down') => void;
}
