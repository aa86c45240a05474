import { clsx } from 'clsx';
import { Avatar } from '../../ui/avatar.tsx';

export interface FacesProps {
  /** Each a person, with what a tooltip says of them; none where something else says it. */
  readonly people: readonly { readonly key: string; readonly name: string; readonly tooltip?: string | undefined }[];
  /** How many there are, where that is more than `people`. */
  readonly total?: number;
  /** How many are shown where there is room; below a desktop's width one. The rest is a number. */
  readonly most: number;
}

/** Those who are there, as discs in a row. Whatever it is part of says their names. */
export function Faces({ people, total = people.length, most }: FacesProps) {
  return (
    <>
      {people.slice(0, most).map(({ key, name, tooltip }, at) => (
        <span key={key} data-tooltip={tooltip} className={at === 0 ? undefined : 'ml-0.5 max-lg:hidden'}>
          <Avatar name={name} />
        </span>
      ))}
      {total > 1 && <More count={total - 1} className="lg:hidden" />}
      {total > most && <More count={total - most} className="max-lg:hidden" />}
    </>
  );
}

function More({ count, className }: { readonly count: number; readonly className: string }) {
  return <span className={clsx('px-1 text-12 text-mut tabular-nums', className)}>+{count}</span>;
}
