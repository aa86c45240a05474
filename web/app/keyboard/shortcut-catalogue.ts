/** Where a group of keys works. */
export type ShortcutScope = 'global' | 'outline' | 'board' | 'timeline' | 'graph' | 'dashboard' | 'review';

export interface Shortcut {
  /** Tinykeys notation; several where more than one does it. */
  readonly keys: readonly string[];
  readonly label: string;
}

/** Titles of the groups, in the order of the sheet. */
export const SCOPE_TITLES: Record<ShortcutScope, string> = {
  global: 'Everywhere',
  outline: 'In the outline and the list',
  board: 'On the board',
  timeline: 'On the timeline, besides those of the outline',
  graph: 'In the graph',
  dashboard: 'On the dashboard',
  review: 'In a review',
};

/**
 * Every shortcut there is, by name: the one place from which keys are bound, shown in tooltips and listed in the sheet.
 * A name is bound with `useShortcuts(scope, { name: handler })`. A person may give it other keys: see key-bindings.ts.
 */
export const SHORTCUTS = {
  global: {
    palette: { keys: ['$mod+k'], label: 'Find a task, a project or a command' },
    newPlan: { keys: ['$mod+j'], label: 'Describe a change or a goal' },
    newTask: { keys: ['c'], label: 'New task' },
    filter: { keys: ['/'], label: 'Filter the tasks of this project' },
    shortcuts: { keys: ['Shift+?'], label: 'Show shortcuts' },
    toggleSidebar: { keys: ['['], label: 'Show or hide the sidebar' },
    togglePanel: { keys: [']'], label: 'Show or hide the task panel' },
    endPreview: { keys: ['Shift+p'], label: 'Back from a preview to its review' },
    undo: { keys: ['$mod+z'], label: 'Undo' },
    redo: { keys: ['$mod+Shift+z'], label: 'Redo' },
    goOutline: { keys: ['g o'], label: 'Go to the outline' },
    goList: { keys: ['g l'], label: 'Go to the list' },
    goBoard: { keys: ['g b'], label: 'Go to the board' },
    goConversation: { keys: ['g c'], label: 'Ask about the plan in a conversation' },
    goTimeline: { keys: ['g t'], label: 'Go to the timeline' },
    goGraph: { keys: ['g r'], label: 'Go to the graph of dependencies' },
    goDashboard: { keys: ['g d'], label: 'Go to the dashboard' },
    goHistory: { keys: ['g h'], label: 'Go to the history' },
    goInbox: { keys: ['g i'], label: 'Go to the inbox' },
    goMine: { keys: ['g m'], label: 'Go to my tasks' },
    goSettings: { keys: ['g s'], label: 'Go to the settings' },
  },
  outline: {
    next: { keys: ['j', 'ArrowDown'], label: 'Next task' },
    previous: { keys: ['k', 'ArrowUp'], label: 'Previous task' },
    collapse: { keys: ['ArrowLeft'], label: 'Collapse, or go to the parent' },
    expand: { keys: ['ArrowRight'], label: 'Expand, or go to the first child' },
    first: { keys: ['Home'], label: 'First task' },
    last: { keys: ['End'], label: 'Last task' },
    pageDown: { keys: ['PageDown'], label: 'A page down' },
    pageUp: { keys: ['PageUp'], label: 'A page up' },
    expandAll: { keys: ['Alt+Shift+ArrowRight'], label: 'Expand all' },
    collapseAll: { keys: ['Alt+Shift+ArrowLeft'], label: 'Collapse all' },
    open: { keys: ['Enter'], label: 'Open the task' },
    peek: { keys: ['Space'], label: 'Peek at the task' },
    rename: { keys: ['F2'], label: 'Rename' },
    select: { keys: ['x'], label: 'Select' },
    selectNext: { keys: ['Shift+j', 'Shift+ArrowDown'], label: 'Extend the selection down' },
    selectPrevious: { keys: ['Shift+k', 'Shift+ArrowUp'], label: 'Extend the selection up' },
    selectAll: { keys: ['$mod+a'], label: 'Select all' },
    clear: { keys: ['Escape'], label: 'Clear the selection, or close the panel' },
    status: { keys: ['s'], label: 'Set the status' },
    assign: { keys: ['a'], label: 'Assign' },
    priority: { keys: ['p'], label: 'Set the priority' },
    due: { keys: ['d'], label: 'Set the due date' },
    estimate: { keys: ['e'], label: 'Estimate' },
    label: { keys: ['l'], label: 'Label with tags' },
    blockedBy: { keys: ['b'], label: 'Wait for another task' },
    move: { keys: ['m'], label: 'Move to…' },
    moveUp: { keys: ['Alt+ArrowUp'], label: 'Move up among its siblings' },
    moveDown: { keys: ['Alt+ArrowDown'], label: 'Move down among its siblings' },
    remove: { keys: ['Backspace', 'Delete'], label: 'Delete (can be undone)' },
  },
  board: {
    next: { keys: ['j', 'ArrowDown'], label: 'Next card' },
    previous: { keys: ['k', 'ArrowUp'], label: 'Card above' },
    columnBefore: { keys: ['ArrowLeft'], label: 'Column before' },
    columnAfter: { keys: ['ArrowRight'], label: 'Column after' },
    moveBefore: { keys: ['Shift+ArrowLeft'], label: 'Move the card to the column before' },
    moveAfter: { keys: ['Shift+ArrowRight'], label: 'Move the card to the column after' },
    first: { keys: ['Home'], label: 'First card of the column' },
    last: { keys: ['End'], label: 'Last card of the column' },
    open: { keys: ['Enter'], label: 'Open the task' },
    select: { keys: ['x'], label: 'Select' },
    clear: { keys: ['Escape'], label: 'Clear the selection, or close the panel' },
    status: { keys: ['s'], label: 'Set the status' },
    assign: { keys: ['a'], label: 'Assign' },
    priority: { keys: ['p'], label: 'Set the priority' },
    due: { keys: ['d'], label: 'Set the due date' },
    estimate: { keys: ['e'], label: 'Estimate' },
    blockedBy: { keys: ['b'], label: 'Wait for another task' },
    move: { keys: ['m'], label: 'Move to…' },
    remove: { keys: ['Backspace', 'Delete'], label: 'Delete (can be undone)' },
  },
  timeline: {
    earlier: { keys: ['Alt+ArrowLeft'], label: 'A day earlier' },
    later: { keys: ['Alt+ArrowRight'], label: 'A day later' },
    weekEarlier: { keys: ['Alt+Shift+ArrowLeft'], label: 'A week earlier' },
    weekLater: { keys: ['Alt+Shift+ArrowRight'], label: 'A week later' },
    endEarlier: { keys: ['Shift+ArrowLeft'], label: 'End a day earlier' },
    endLater: { keys: ['Shift+ArrowRight'], label: 'End a day later' },
    zoomIn: { keys: ['=', 'NumpadAdd'], label: 'Zoom in' },
    zoomOut: { keys: ['-', 'NumpadSubtract'], label: 'Zoom out' },
    today: { keys: ['t'], label: 'Show today' },
    list: { keys: ['v'], label: 'As a list, and back' },
  },
  graph: {
    list: { keys: ['v'], label: 'As a list, and back' },
  },
  dashboard: {
    tables: { keys: ['v'], label: 'Charts as tables, and back' },
  },
  review: {
    next: { keys: ['j', 'ArrowDown'], label: 'Next change' },
    previous: { keys: ['k', 'ArrowUp'], label: 'Previous change' },
    accept: { keys: ['y'], label: 'Accept' },
    reject: { keys: ['n'], label: 'Reject' },
    reset: { keys: ['u'], label: 'Back to undecided' },
    edit: { keys: ['e'], label: 'Edit the proposed values' },
    preview: { keys: ['p'], label: 'Preview in the plan' },
    acceptRest: { keys: ['Shift+y'], label: 'Accept the rest' },
    rejectRest: { keys: ['Shift+n'], label: 'Reject the rest' },
    apply: { keys: ['$mod+Enter'], label: 'Apply' },
    stop: { keys: ['.'], label: 'Stop planning' },
  },
} as const satisfies Record<ShortcutScope, Record<string, Shortcut>>;

export type ShortcutName<Scope extends ShortcutScope> = keyof (typeof SHORTCUTS)[Scope];
