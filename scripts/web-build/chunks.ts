/** Where the code of one sort of page begins. What these are asked for by name stays in chunks of their own. */
const SHELL = /\/web\/main\.tsx$/;
const PLAN = /\/web\/features\/(project\/project-page|task\/outline-page)\.tsx$/;
const LAYERS = /\/web\/app\/overlays\.tsx$/;
/** A page of its own, which shares nothing with the application but what the bundler finds. */
const PLAYGROUND = /\/web\/playground\.tsx$/;
const ELSEWHERE = /\/web\/features\/(planning\/welcome|inbox\/[\w-]+|settings\/[\w-]+)-page\.tsx$/;

/** Icons of reviews and runs come with the shell: apart, they would part what those two pages share. */
const ICON = /\/lucide-react\/dist\/esm\/icons\//;
const REVIEWS = /\/web\/features\/(patch|planning)\//;

interface Graph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Whether one of `entries` imports a module, by however many steps but not on demand. */
function isNeededBy(entries: RegExp, id: string, graph: Graph): boolean {
  const seen = new Set([id]);
  for (const each of seen) {
    if (entries.test(each)) return true;
    for (const importer of graph.getModuleInfo(each)?.importers ?? []) seen.add(importer);
  }
  return false;
}

/**
 * A few larger chunks for what always comes together: forty small ones are slower to ask for, and pack worse. Null leaves
 * a module to the bundler; an entry always, because it loses the exports of one that is put elsewhere.
 */
export function chunkOf(id: string, graph: Graph): string | null {
  if ([SHELL, PLAN, LAYERS].some((entries) => entries.test(id))) return null;
  if (isNeededBy(PLAYGROUND, id, graph)) return null;
  if (isNeededBy(SHELL, id, graph) || (ICON.test(id) && isNeededBy(REVIEWS, id, graph))) return 'shell';
  const [isOfPlan, isOfLayers] = [isNeededBy(PLAN, id, graph), isNeededBy(LAYERS, id, graph)];
  if (isOfPlan && isNeededBy(ELSEWHERE, id, graph)) return 'common';
  if (isOfPlan) return isOfLayers ? 'tasks' : 'plan';
  return isOfLayers ? 'layers' : null;
}
