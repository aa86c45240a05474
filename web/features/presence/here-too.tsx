import { Faces } from './faces.tsx';
import { usePresent } from './present.ts';

/** Others who have this task open; nothing where nobody has. */
export function HereToo({ taskId }: { readonly taskId: string }) {
  const { others } = usePresent();
  const here = others.filter(({ openTaskId }) => openTaskId === taskId);
  if (here.length === 0) return null;
  const names = here.map(({ name }) => name).join(', ');
  const words = `${names} ${here.length === 1 ? 'has' : 'have'} this open too`;
  return (
    <span role="img" aria-label={words} data-tooltip={words} className="mr-1 flex shrink-0 items-center">
      <Faces people={here.map(({ windowId, name }) => ({ key: windowId, name }))} most={3} />
    </span>
  );
}
