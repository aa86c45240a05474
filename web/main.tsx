import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles.css';
import { App } from './app/app.tsx';
import { whenIdle } from './lib/when-idle.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
whenIdle(() => {
  // Where even this cannot be loaded, there is nothing to keep either.
  import('./app/offline-shell.ts').then(
    ({ keepShell }) => keepShell(),
    () => undefined,
  );
});
