/** Three dots of 16 px, for the button of a menu: one path, because it stands in every row. Decorative. */
export function MoreIcon() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 stroke-current stroke-[2.7px]" strokeLinecap="round">
      <path d="M3.4 8h0M8 8h0m4.6 0h0" />
    </svg>
  );
}
