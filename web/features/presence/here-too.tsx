import { Avatar } from '../../ui/avatar.tsx';
import { usePresent } from './present.ts';

const SHOWN = 3;

/** Others who have this task open; nothing where nobody has. */
export function HereToo({ taskId }: { readonly taskId: string }) {
  const { others } = usePresent();
  const here = others.filter(({ openTaskId }) => openTaskId === taskId).map(({ name }) => name);
  if (here.length === 0) return null;
  const words = here.length === 1 ? `${here[0]} has this open too` : `${here.join(', ')} have this open too`;
  return (
    <span role="img" aria-label={words} data-tooltip={words} className="mr-1 flex shrink-0 gap-0.5">
      {here.slice(0, SHOWN).map((name) => (
        <Avatar key={name} name={name} />
      ))}
      {here.length > SHOWN && <span className="px-1 text-12 text-mut tabular-nums">+{here.length - SHOWN}</span>}
    </span>
  );
}
