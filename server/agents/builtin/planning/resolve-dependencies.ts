import { verbOfParticiple } from '../document/action-verbs.ts';
import type { OutlineNode } from '../document/outline.ts';
import { CUT } from '../inline/item-text.ts';
import { withoutCycles, type Edge } from './dependency-order.ts';
import { readStatement } from './dependency-statements.ts';
import { findDependencyPhrases, type DependencyPhrase } from './dependency-phrases.ts';
import { matchNames, type NameMatches } from './match-names.ts';
import { settleParallels } from './parallel-phrases.ts';
import { ancestorsOf, type PlanTask } from './plan-task.ts';
import { TitleIndex } from './title-index.ts';

/** A dependency with the part of the document that says so. */
export interface SaidEdge extends Edge {
  readonly by: OutlineNode | null;
}

export interface ResolvedDependencies {
  readonly edges: readonly SaidEdge[];
  readonly warnings: readonly string[];
  /** Statements about dependencies that were not understood, for the description of the project. */
  readonly notes: readonly string[];
}

interface Found {
  readonly task: PlanTask;
  readonly phrase: DependencyPhrase | null;
  /** The words, for warnings and for the description. */
  readonly words: string;
  readonly matches: NameMatches;
  readonly edges: readonly SaidEdge[];
}

/**
 * Finds the tasks that the words of other tasks name. What is understood is cut out of the texts; what is not stays in
 * them, and where the words can hardly mean anything else a warning says so.
 */
export function resolveDependencies(
  tasks: readonly PlanTask[],
  existing: readonly PlanTask[],
  earlier: readonly Edge[],
  statements: readonly OutlineNode[] = [],
): ResolvedDependencies {
  const index = new TitleIndex([...existing, ...tasks]);
  const warnings: string[] = [];
  const byTask = tasks.map((task) => findFor(task, index));
  const found = byTask.flat();
  const notes: string[] = [];
  const stated = statements.flatMap((by): SaidEdge[] => {
    const { text } = by;
    const edges = readStatement(text, index);
    if (edges) return edges.map((edge) => ({ ...edge, by }));
    notes.push(text);
    warnings.push(`“${text.slice(0, 200)}” was not understood as a dependency between tasks of this plan.`);
    return [];
  });
  const wanted = [...found.flatMap((entry) => entry.edges), ...stated];
  const isAncestral = (edge: Edge): boolean =>
    ancestorsOf(edge.task).includes(edge.dependsOn) || ancestorsOf(edge.dependsOn).includes(edge.task);
  const accepted = withoutCycles([...existing, ...tasks], [...earlier, ...wanted.filter((edge) => !isAncestral(edge))]);
  const edges: SaidEdge[] = [];
  const seen = new Set(earlier.map(edgeKey));
  for (const edge of wanted) {
    if (!accepted.has(edge)) {
      warnings.push(
        isAncestral(edge)
          ? `${quote(edge.task)} and ${quote(edge.dependsOn)} are part of one another, so neither can wait for the other; the dependency is left out.`
          : `${quote(edge.task)} cannot wait for ${quote(edge.dependsOn)}, which waits for it already; the dependency is left out.`,
      );
    } else if (!seen.has(edgeKey(edge))) {
      seen.add(edgeKey(edge));
      edges.push(edge);
    }
  }
  for (const entries of byTask)
    cutPhrases(
      entries.filter((entry) => entry.phrase !== null),
      accepted,
    );
  settleParallels(tasks, index);
  for (const entry of found) settle(entry, warnings);
  return { edges, warnings, notes };
}

function findFor(task: PlanTask, index: TitleIndex): Found[] {
  const fromWords = findDependencyPhrases(task.text.value).map((phrase) => {
    const matches = namesOf(phrase, task, index);
    return found(task, phrase, phrase.names, matches);
  });
  const fromLabels = task.facts.dependencyTexts.map((text) =>
    found(task, null, text, matchNames(text, task, index, true)),
  );
  return [...fromWords, ...fromLabels];
}

const HAPPENED = /^\s*(.{2,60}?)\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(\p{Ll}+)\s*$/iu;

/** "After the lease is signed" names the task "Sign the lease". */
function namesOf({ names, isStrong }: DependencyPhrase, task: PlanTask, index: TitleIndex): NameMatches {
  const plain = matchNames(names, task, index, isStrong);
  const happened = plain.targets.length === 0 ? HAPPENED.exec(names) : null;
  const verb = happened && verbOfParticiple(happened[2]!.toLowerCase());
  if (!happened || !verb) return plain;
  const turned = matchNames(`${verb} ${happened[1]!}`, task, index, isStrong);
  const isPlain = turned.targets.length > 0 && turned.unknown === null && turned.ambiguous === null;
  return isPlain ? { ...turned, consumed: names.length } : plain;
}

function found(task: PlanTask, phrase: DependencyPhrase | null, words: string, matches: NameMatches): Found {
  const edges = matches.targets
    .filter((target) => target !== task)
    .map((other) => ({
      ...(phrase?.isReversed ? { task: other, dependsOn: task } : { task, dependsOn: other }),
      by: task.node,
    }));
  return { task, phrase, words: words.trim(), matches, edges };
}

/** Cuts the phrases of one task that were understood whole, from the last to the first. */
function cutPhrases(entries: readonly Found[], accepted: ReadonlySet<Edge>): void {
  for (const { task, phrase, matches, edges } of [...entries].reverse()) {
    const isUnderstood =
      edges.length > 0 &&
      matches.unknown === null &&
      matches.ambiguous === null &&
      edges.every((edge) => accepted.has(edge));
    if (!phrase || !isUnderstood) continue;
    const { value } = task.text;
    const quote = /^["'”’»]+/u.exec(value.slice(phrase.namesStart + matches.consumed))?.[0].length ?? 0;
    const end = phrase.namesStart + matches.consumed + quote;
    const rest = value.slice(end);
    // "2 days after the launch" says more than the order: the words stay.
    if (/\d\s*(?:\p{L}{3,}|[dwhm])\s*$/u.test(value.slice(0, phrase.start))) continue;
    const after = phrase.isLeading ? rest.replace(/^[\s,:;–—-]+(?:then\s+)?/u, '') : rest;
    if (phrase.isLeading && after.trim() === '') continue;
    task.text.value = value.slice(0, phrase.start) + CUT + after;
  }
}

function settle({ task, phrase, words, matches }: Found, warnings: string[]): void {
  const isPlain = phrase === null || phrase.isStrong;
  if (matches.ambiguous !== null) {
    warnings.push(`“${matches.ambiguous}” in ${quote(task)} could mean several tasks; no dependency was made of it.`);
  } else if (matches.unknown !== null && isPlain) {
    warnings.push(
      `${quote(task)} waits for “${matches.unknown.slice(0, 100)}”, which is no task of this plan; the words are kept.`,
    );
  } else return;
  if (phrase === null) task.notes.push(`Depends on: ${words}`);
}

function edgeKey({ task, dependsOn }: Edge): string {
  return `${task.ref} ${dependsOn.ref}`;
}

function quote(task: PlanTask): string {
  const title = task.text.title();
  return `“${title.length > 80 ? `${title.slice(0, 79)}…` : title}”`;
}
