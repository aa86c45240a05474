/** Rows that stand for what is loading. Invisible for the first 150 ms, so that quick answers do not flicker. */
export function Skeleton({ rows, label }: { readonly rows: number; readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="animate-appear [animation-delay:150ms]">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-8 items-center px-4" aria-hidden="true">
          <span className="h-3 rounded-chip bg-hover" style={{ width: `${30 + ((row * 37) % 45)}%` }} />
        </div>
      ))}
    </div>
  );
}
