import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependentClosure, requirementClosure } from './operation-graph.ts';
import type { ReviewOperation } from './operation.ts';
import {
  accept,
  acceptedIds,
  acceptRest,
  alsoAccepted,
  alsoRejected,
  EMPTY_REVIEW,
  reject,
  rejectRest,
  reset,
  standings,
  withOperations,
  withVerdicts,
} from './review-model.ts';
import type { Review } from './review-model.ts';

function operation(
  id: string,
  requires: string[] = [],
  kind: ReviewOperation['kind'] = 'CREATE_TASK',
): ReviewOperation {
  return { id, kind, taskId: `task-${id}`, title: id, changes: [], requires, reason: null };
}

const riskOfDeletes = ({ kind }: ReviewOperation) => (kind === 'DELETE_TASK' ? 'Deletes 3 tasks.' : null);

/** Design > (Wireframes > Logo), Build; a dependency between Logo and Build; a risky delete on its own. */
function sample(): Review {
  const operations = [
    operation('design'),
    operation('wireframes', ['design']),
    operation('logo', ['wireframes']),
    operation('build'),
    operation('link', ['logo', 'build'], 'ADD_DEPENDENCY'),
    operation('drop', [], 'DELETE_TASK'),
  ];
  return withOperations(EMPTY_REVIEW, operations, riskOfDeletes);
}

describe('deciding on the operations of a patch', () => {
  it('includes everything but what is risky until somebody decides', () => {
    expect(acceptedIds(sample())).toEqual(['design', 'wireframes', 'logo', 'build', 'link']);
    expect(standings(sample()).get('drop')).toBe('undecided');
    expect(acceptedIds(accept(sample(), 'drop'))).toContain('drop');
  });

  it('rejects with a parent all that requires it, and says so before', () => {
    expect(alsoRejected(sample(), 'design').sort()).toEqual(['link', 'logo', 'wireframes']);
    expect(acceptedIds(reject(sample(), 'design'))).toEqual(['build']);
  });

  it('brings back what fell with a parent when the parent is accepted again', () => {
    const rejected = reject(sample(), 'design');
    expect(alsoAccepted(rejected, 'design').sort()).toEqual(['link', 'logo', 'wireframes']);
    expect(acceptedIds(accept(rejected, 'design'))).toEqual(acceptedIds(sample()));
  });

  it('leaves rejected what was rejected on its own, when its parent comes back', () => {
    const rejected = reject(reject(sample(), 'logo'), 'design');
    expect(acceptedIds(reset(rejected, 'design'))).toEqual(['design', 'wireframes', 'build']);
  });

  it('accepts with a child what it requires, and not its siblings', () => {
    const review = withOperations(sample(), [operation('sibling', ['design'])], riskOfDeletes);
    const accepted = acceptedIds(accept(reject(review, 'design'), 'wireframes'));
    expect(accepted).toEqual(['design', 'wireframes', 'build']);
  });

  it('keeps rejected what came back by one requirement and lacks another', () => {
    const review = reject(reject(sample(), 'design'), 'build');
    const restored = reset(review, 'design');
    expect(acceptedIds(restored)).toEqual(['design', 'wireframes', 'logo']);
    expect(acceptedIds(reset(restored, 'build'))).toEqual(['design', 'wireframes', 'logo', 'build', 'link']);
  });

  it('makes wait what requires a risky operation that nobody has accepted', () => {
    const review = withOperations(sample(), [operation('after-drop', ['drop'], 'MOVE_TASK')], riskOfDeletes);
    expect(standings(review).get('after-drop')).toBe('waiting');
    expect(acceptedIds(accept(review, 'after-drop'))).toEqual(expect.arrayContaining(['drop', 'after-drop']));
  });

  it('rejects an operation that arrives after what it requires was rejected', () => {
    const review = withOperations(reject(sample(), 'design'), [operation('late', ['wireframes'])], riskOfDeletes);
    expect(standings(review).get('late')).toBe('rejected');
    expect(acceptedIds(accept(review, 'design'))).toContain('late');
  });

  it('keeps verdicts from before a reload for operations that arrive later', () => {
    const kept = reject(sample(), 'wireframes').verdicts;
    const review = withOperations(withVerdicts(EMPTY_REVIEW, kept), sample().graph.operations, riskOfDeletes);
    expect(acceptedIds(review)).toEqual(['design', 'build']);
  });

  it('accepts the rest without what is risky, and rejects the rest without what accepted ones require', () => {
    expect(standings(acceptRest(sample())).get('drop')).toBe('undecided');
    expect(acceptedIds(rejectRest(accept(sample(), 'logo')))).toEqual(['design', 'wireframes', 'logo']);
  });
});

type Step = readonly ['accept' | 'reject' | 'reset' | 'arrive' | 'acceptRest' | 'rejectRest', number];

/** Any DAG in which operations require earlier ones, some risky, and any sequence of decisions on it. */
const scenario = fc.record({
  operations: fc
    .array(fc.record({ requires: fc.array(fc.nat(), { maxLength: 3 }), isRisky: fc.boolean() }), {
      minLength: 1,
      maxLength: 24,
    })
    .map((drafts) =>
      drafts.map((draft, index) => {
        const requires = index === 0 ? [] : [...new Set(draft.requires.map((pick) => `o${pick % index}`))];
        return operation(`o${index}`, requires, draft.isRisky ? 'DELETE_TASK' : 'CREATE_TASK');
      }),
    ),
  initial: fc.nat(24),
  steps: fc.array(
    fc.tuple(fc.constantFrom('accept', 'reject', 'reset', 'arrive', 'acceptRest', 'rejectRest'), fc.nat()),
    { maxLength: 30 },
  ),
});

function play(operations: readonly ReviewOperation[], initial: number, steps: readonly Step[], check: Check): Review {
  let arrived = Math.max(1, Math.min(initial, operations.length));
  let review = withOperations(EMPTY_REVIEW, operations.slice(0, arrived), riskOfDeletes);
  for (const [step, pick] of steps) {
    const before = review;
    const id = `o${pick % arrived}`;
    if (step === 'arrive') {
      const next = operations.slice(arrived, arrived + 1 + (pick % 3));
      arrived += next.length;
      review = withOperations(review, next, riskOfDeletes);
    } else if (step === 'acceptRest') review = acceptRest(review);
    else if (step === 'rejectRest') review = rejectRest(review);
    else review = { accept, reject, reset }[step](review, id);
    check(review, before, step, id);
  }
  return review;
}
type Check = (after: Review, before: Review, step: Step[0], id: string) => void;

describe('closure over requirements, for any patch and any decisions', () => {
  const every = (check: Check) =>
    fc.assert(
      fc.property(scenario, ({ operations, initial, steps }) => {
        play(operations, initial, steps, check);
      }),
      { numRuns: 500 },
    );

  it('never accepts an operation without all that it requires', () => {
    every((review) => {
      const accepted = new Set(acceptedIds(review));
      for (const id of accepted) {
        for (const required of requirementClosure(review.graph, [id])) expect(accepted.has(required)).toBe(true);
      }
    });
  });

  it('rejects exactly the operation, what requires it, and what was announced', () => {
    every((after, before, step, id) => {
      if (step !== 'reject') return;
      const gone = acceptedOrOpen(before).filter((other) => !acceptedOrOpen(after).includes(other));
      const announced = alsoRejected(before, id);
      expect(new Set([...gone, id])).toEqual(new Set([...announced, id]));
      expect(dependentClosure(after.graph, [id]).every((other) => standings(after).get(other) === 'rejected')).toBe(
        true,
      );
    });
  });

  it('accepts the operation, all that it requires, and besides only what was announced', () => {
    every((after, before, step, id) => {
      if (step !== 'accept') return;
      const accepted = new Set(acceptedIds(after));
      for (const needed of [id, ...requirementClosure(after.graph, [id])]) expect(accepted.has(needed)).toBe(true);
      const announced = new Set([id, ...alsoAccepted(before, id)]);
      const back = acceptedOrOpen(after).filter((other) => !acceptedOrOpen(before).includes(other));
      for (const other of back) expect(announced).toContain(other);
    });
  });

  it('undoes a rejection whole: reject, then reset, is where one was', () => {
    every((review, _before, _step, id) => {
      if (standings(review).get(id) === 'rejected') return;
      const restored = reset(reject(review, id), id);
      const accepted = new Set(acceptedOrOpen(restored));
      expect(accepted).toEqual(new Set(acceptedOrOpen(review)));
    });
  });

  it('never includes a risky operation that nobody has accepted', () => {
    every((review) => {
      const risky = acceptedIds(review).filter((id) => review.risks.has(id));
      expect(risky.filter((id) => review.verdicts.get(id)?.type !== 'accepted')).toEqual([]);
    });
  });
});

/** Everything that is not rejected. */
function acceptedOrOpen(review: Review): string[] {
  return [...standings(review)].filter(([, standing]) => standing !== 'rejected').map(([id]) => id);
}
