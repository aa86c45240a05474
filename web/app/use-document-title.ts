import { useEffect } from 'react';

/** Names the page in the browser's tab, history and screen reader: `title · Orchestrator`. */
export function useDocumentTitle(title: string): void {
  useEffect(
    function nameThePage() {
      document.title = title === '' ? 'Orchestrator' : `${title} · Orchestrator`;
    },
    [title],
  );
}
