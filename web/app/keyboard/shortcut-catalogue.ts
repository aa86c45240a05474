/** Where a group of keys works. */
export type ShortcutScope =
  'global' | 'project' | 'task' | 'outline' | 'tree' | 'board' | 'timeline' | 'graph' | 'dashboard' | 'review';

export interface Shortcut {
  /**
   * Several where more than one does it. A key is a small letter, a sign or a name (`Enter`), after its modifiers
   * `$mod` (Ctrl, or ⌘ on a Mac), `Alt` and `Shift`; a sign has no Shift, whatever the keyboard needs for it. A space
   * stands between keys that are pressed one after another.
   */
  readonly keys: readonly string[];
  /** A step, which a key that is held takes again and again. */
  readonly repeats?: true;
}

/**
 * Every shortcut there is, by name: the one place from which keys are bound, shown in tooltips and listed in the sheet.
 * A name is bound with `useShortcuts(scope, { name: handler })`. A person may give it other keys: see key-bindings.ts.
 * What each does is told in shortcut-labels.ts, apart, since the first view has no use for the words.
 */
export const SHORTCUTS = {
  global: {
    palette: { keys: ['$mod+k'] },
    newPlan: { keys: ['$mod+j'] },
    shortcuts: { keys: ['?'] },
    toggleSidebar: { keys: ['['] },
    goInbox: { keys: ['g i'] },
    goMine: { keys: ['g m'] },
    goSettings: { keys: ['g s'] },
  },
  project: {
    newTask: { keys: ['c'] },
    filter: { keys: ['/'] },
    togglePanel: { keys: [']'] },
    closePanel: { keys: ['Escape'] },
    endPreview: { keys: ['Shift+p'] },
    undo: { keys: ['$mod+z'] },
    redo: { keys: ['$mod+Shift+z'] },
    goOutline: { keys: ['g o'] },
    goList: { keys: ['g l'] },
    goBoard: { keys: ['g b'] },
    goConversation: { keys: ['g c'] },
    goTimeline: { keys: ['g t'] },
    goGraph: { keys: ['g r'] },
    goDashboard: { keys: ['g d'] },
    goHistory: { keys: ['g h'] },
  },
  task: {
    open: { keys: ['Enter'] },
    select: { keys: ['x'] },
    status: { keys: ['s'] },
    assign: { keys: ['a'] },
    priority: { keys: ['p'] },
    due: { keys: ['d'] },
    estimate: { keys: ['e'] },
    label: { keys: ['l'] },
    blockedBy: { keys: ['b'] },
    move: { keys: ['m'] },
    remove: { keys: ['Backspace', 'Delete'] },
    menu: { keys: ['.'] },
  },
  outline: {
    next: { keys: ['j', 'ArrowDown'], repeats: true },
    previous: { keys: ['k', 'ArrowUp'], repeats: true },
    first: { keys: ['Home'] },
    last: { keys: ['End'] },
    pageDown: { keys: ['PageDown'], repeats: true },
    pageUp: { keys: ['PageUp'], repeats: true },
    peek: { keys: ['Space'] },
    rename: { keys: ['F2'] },
    selectNext: { keys: ['Shift+j', 'Shift+ArrowDown'], repeats: true },
    selectPrevious: { keys: ['Shift+k', 'Shift+ArrowUp'], repeats: true },
    selectAll: { keys: ['$mod+a'] },
    clear: { keys: ['Escape'] },
    moveUp: { keys: ['Alt+ArrowUp'] },
    moveDown: { keys: ['Alt+ArrowDown'] },
  },
  tree: {
    collapse: { keys: ['ArrowLeft'], repeats: true },
    expand: { keys: ['ArrowRight'], repeats: true },
    // The first of each on the timeline too, where the others move a bar by a week.
    expandAll: { keys: ['Alt+Shift+ArrowDown', 'Alt+Shift+ArrowRight'] },
    collapseAll: { keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowLeft'] },
  },
  board: {
    next: { keys: ['j', 'ArrowDown'], repeats: true },
    previous: { keys: ['k', 'ArrowUp'], repeats: true },
    columnBefore: { keys: ['ArrowLeft'], repeats: true },
    columnAfter: { keys: ['ArrowRight'], repeats: true },
    moveBefore: { keys: ['Shift+ArrowLeft'] },
    moveAfter: { keys: ['Shift+ArrowRight'] },
    first: { keys: ['Home'] },
    last: { keys: ['End'] },
    clear: { keys: ['Escape'] },
  },
  timeline: {
    earlier: { keys: ['Alt+ArrowLeft'] },
    later: { keys: ['Alt+ArrowRight'] },
    weekEarlier: { keys: ['Alt+Shift+ArrowLeft'] },
    weekLater: { keys: ['Alt+Shift+ArrowRight'] },
    endEarlier: { keys: ['Shift+ArrowLeft'] },
    endLater: { keys: ['Shift+ArrowRight'] },
    zoomIn: { keys: ['+', '='], repeats: true },
    zoomOut: { keys: ['-'], repeats: true },
    today: { keys: ['t'] },
    list: { keys: ['v'] },
  },
  graph: {
    next: { keys: ['j', 'ArrowDown'], repeats: true },
    previous: { keys: ['k', 'ArrowUp'], repeats: true },
    before: { keys: ['ArrowLeft'], repeats: true },
    after: { keys: ['ArrowRight'], repeats: true },
    around: { keys: ['f'] },
    list: { keys: ['v'] },
  },
  dashboard: {
    tables: { keys: ['v'] },
  },
  review: {
    next: { keys: ['j', 'ArrowDown'], repeats: true },
    previous: { keys: ['k', 'ArrowUp'], repeats: true },
    accept: { keys: ['y'] },
    reject: { keys: ['n'] },
    reset: { keys: ['u'] },
    edit: { keys: ['e'] },
    preview: { keys: ['p'] },
    acceptRest: { keys: ['Shift+y'] },
    rejectRest: { keys: ['Shift+n'] },
    apply: { keys: ['$mod+Enter'] },
    stop: { keys: ['.'] },
  },
} as const satisfies Record<ShortcutScope, Record<string, Shortcut>>;

export type ShortcutName<Scope extends ShortcutScope> = keyof (typeof SHORTCUTS)[Scope];

/** Whether a key that is held does it again and again. */
export function repeats({ scope, name }: { readonly scope: ShortcutScope; readonly name: string }): boolean {
  return (SHORTCUTS[scope] as Record<string, Shortcut>)[name]?.repeats === true;
}
