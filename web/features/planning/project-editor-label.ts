/** What the bar within a project is called; apart, since it is shown before the bar's code is there. */
export const PROJECT_EDITOR_LABEL = 'What is to be done?';
