import { describe, expect, test } from 'vitest';
import { coverBrief, type PlannedBrief } from './brief-coverage.ts';
import { briefSentences } from './brief-sentences.ts';
import type { TaskId } from './ids.ts';

const id = (name: string): TaskId => name as TaskId;
const all = (): boolean => true;

/** A brief that was planned so that each sentence became the task of its own text, except those in `without`. */
function planned(brief: string, more: Partial<PlannedBrief> & { without?: readonly string[] } = {}): PlannedBrief {
  const { without = [], ...rest } = more;
  const sentences = briefSentences(brief);
  const links = new Map(
    sentences.flatMap(({ number, text }) => (without.includes(text) ? [] : [[number, [id(text)]] as const])),
  );
  return { sentences, links, isComplete: true, isUndone: false, ...rest };
}

function cover(brief: string, earlier: readonly PlannedBrief[], exists: (task: TaskId) => boolean = all) {
  const sentences = briefSentences(brief);
  const { covered, revised, moved, removed } = coverBrief(sentences, earlier, exists);
  const named = (found: ReadonlyMap<number, readonly TaskId[]>) =>
    Object.fromEntries([...found].map(([number, tasks]) => [sentences[number - 1]!.text, tasks]));
  return {
    covered: named(covered),
    revised: named(revised),
    moved: [...moved].map((number) => sentences[number - 1]!.text),
    removed,
  };
}

describe('the coverage of a brief', () => {
  const FIRST = '# Move\n- Pack boxes\n- Call the movers by May\n- Clean the flat';

  test('is nothing before anything was planned', () => {
    expect(cover(FIRST, [])).toEqual({ covered: {}, revised: {}, moved: [], removed: [] });
  });

  test('of an edited brief leaves only what is new, names what was reworded, and what is gone', () => {
    const edited = '# Move\n- Rent a van\n- Call the movers by June\n- Pack boxes';
    expect(cover(edited, [planned(FIRST)])).toEqual({
      covered: { Move: ['Move'], 'Pack boxes': ['Pack boxes'] },
      moved: ['Call the movers by June'],
      revised: { 'Call the movers by June': ['Call the movers by May'] },
      removed: [{ text: 'Clean the flat', taskIds: ['Clean the flat'] }],
    });
  });

  test('reaches back over several editions', () => {
    const second: PlannedBrief = {
      ...planned('# Move\n- Pack boxes\n- Rent a van'),
      links: new Map([[3, [id('Rent a van')]]]),
    };
    expect(cover('# Move\n- Rent a van\n- Pack boxes', [second, planned(FIRST)]).covered).toEqual({
      Move: ['Move'],
      'Rent a van': ['Rent a van'],
      'Pack boxes': ['Pack boxes'],
    });
    // What the second edition had dropped already is not dropped again; its own sentences are, with the first one's tasks.
    expect(cover('# Move\n- Rent a van', [second, planned(FIRST)]).removed).toEqual([
      { text: 'Pack boxes', taskIds: ['Pack boxes'] },
    ]);
  });

  test('names what stands under something else than before', () => {
    const edited = '# Move\n- Pack boxes\n## Later\n- Call the movers by May\n- Clean the flat';
    expect(cover(edited, [planned(FIRST)]).moved).toEqual(['Call the movers by May', 'Clean the flat']);
  });

  test('of another document takes nothing away', () => {
    expect(cover('# Party\n- Bake a cake\n- Pack boxes', [planned(FIRST)])).toEqual({
      covered: { 'Pack boxes': ['Pack boxes'] },
      revised: {},
      moved: [],
      removed: [],
    });
  });

  test('tells equal lines apart by what they stand under, wherever the new one is', () => {
    const tests = planned('# Backend\n- Test\n# Frontend\n- Test');
    const links = new Map([
      [2, [id('backend test')]],
      [4, [id('frontend test')]],
    ]);
    const sentences = briefSentences('# Mobile\n- Test\n# Backend\n- Test\n# Frontend\n- Test');
    const { covered } = coverBrief(sentences, [{ ...tests, links }], all);
    expect([covered.get(2), covered.get(4), covered.get(6)]).toEqual([undefined, ['backend test'], ['frontend test']]);
  });

  test('stays with lines whose heading was renamed', () => {
    const { covered } = cover('# Moving house\n- Pack boxes\n- Call the movers by May\n- Clean the flat', [
      planned(FIRST),
    ]);
    expect(Object.keys(covered)).toEqual(['Pack boxes', 'Call the movers by May', 'Clean the flat']);
  });

  test('counts what came to nothing as planned, unless the run was cut off or undone', () => {
    const brief = '# Move\n- Pack boxes\n- Just a remark';
    const without = ['Just a remark'];
    expect(cover(brief, [planned(brief, { without })]).covered).toMatchObject({ 'Just a remark': [] });
    expect(cover(brief, [planned(brief, { without, isComplete: false })]).covered).not.toHaveProperty('Just a remark');
    expect(cover(brief, [planned(brief, { without, isUndone: true })]).covered).not.toHaveProperty('Just a remark');
    // A task that a person has deleted does not come back; one that was undone does.
    const gone = (task: TaskId): boolean => task !== 'Pack boxes';
    expect(cover(brief, [planned(brief)], gone).covered).toMatchObject({ 'Pack boxes': [] });
    expect(cover(brief, [planned(brief, { isUndone: true })], gone).covered).not.toHaveProperty('Pack boxes');
  });

  test('takes away no task that something else in the brief still asks for', () => {
    const brief = planned('- Kitchen floor\n- Kitchen walls\n- Garden');
    const links = new Map([
      [1, [id('Kitchen')]],
      [2, [id('Kitchen')]],
      [3, [id('Garden')]],
    ]);
    expect(cover('- Kitchen floor\n- Garden', [{ ...brief, links }]).removed).toEqual([]);
  });

  test('of a long brief is found at once', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `- Task ${index} of this very long brief`);
    const earlier = Array.from({ length: 10 }, () => planned(lines.join('\n')));
    const edited = lines.map((line, index) => (index % 10 === 0 ? `${line} as edited` : line)).join('\n');
    const began = performance.now();
    expect(Object.keys(cover(edited, earlier).revised)).toHaveLength(500);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
