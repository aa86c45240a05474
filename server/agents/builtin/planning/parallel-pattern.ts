/** ", in parallel with 4" and its like, with the names in the first group. */
export const PARALLEL =
  /[\s,;–—-]{0,4}\(?\b(?:(?:can\s+)?(?:run|runs|happen|happens|be\s+done|done)\s+)?(?:in\s+parallel\s+(?:with|to)|parallel\s+(?:to|with)|at\s+the\s+same\s+time\s+as|alongside)\s+([^,;()\u0001]{1,120})\)?/iu;

const LONGEST = 500;

/** A name without what it says of other work. */
export function withoutParallel(name: string): string {
  return name.length > LONGEST ? name : name.replace(PARALLEL, '');
}
