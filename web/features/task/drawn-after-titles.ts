import { memo, type NamedExoticComponent, type ReactNode } from 'react';

/**
 * A part of a row that is written after the titles where all rows in view are other ones at once (`isBare`): written and
 * laid out with them, such parts take half of the time until anything is seen. Until then the part stays away in a row
 * that is new, and as it was in one that was another task's; there the title covers it (`data-bare` in styles.css).
 * Everywhere else it is drawn again when a property changes. `render` has to answer null where `isBare`.
 */
export function drawnAfterTitles<Props extends { readonly isBare: boolean }>(
  render: (props: Props) => ReactNode,
): NamedExoticComponent<Props> {
  return memo(render, (before, after) => after.isBare || haveSameValues(before, after));
}

function haveSameValues(before: object, after: object): boolean {
  return Object.entries(after).every(([name, value]) => Object.is(Reflect.get(before, name), value));
}
