import { describe, expect, it } from 'vitest';
import { planOfApplying } from './apply-plan.ts';
import type { ReviewConflict } from './conflict.ts';
import type { ReviewOperation } from './operation.ts';
import { EMPTY_REVIEW, reject, withOperations } from './review-model.ts';

function operation(id: string, requires: string[] = []): ReviewOperation {
  return { id, kind: 'UPDATE_TASK', taskId: `task-${id}`, title: id, changes: [], requires, reason: null };
}

function clash(operationId: string, kind: ReviewConflict['kind'] = 'FIELD_CHANGED'): [string, ReviewConflict[]] {
  const values = { field: 'title', expected: 'a', current: 'b', wanted: 'c', message: 'Changed.' };
  return [operationId, [{ operationId, kind, ...values }]];
}

const review = withOperations(EMPTY_REVIEW, [operation('a'), operation('b', ['a']), operation('c')], () => null);

describe('what applying a review sends', () => {
  it('leaves out a clash that nobody has settled, and what requires it', () => {
    expect(planOfApplying(review, new Map([clash('a')]), new Set())).toEqual({
      accept: ['c'],
      unsettled: ['a'],
      policy: 'FAIL',
    });
  });

  it('overwrites where somebody has said so, and then only', () => {
    expect(planOfApplying(review, new Map([clash('a')]), new Set(['a']))).toEqual({
      accept: ['a', 'b', 'c'],
      unsettled: [],
      policy: 'OVERWRITE',
    });
    expect(planOfApplying(review, new Map(), new Set(['a'])).policy).toBe('FAIL');
  });

  it('never forces what is gone or would close a cycle', () => {
    const gone = planOfApplying(review, new Map([clash('a', 'TASK_DELETED')]), new Set(['a']));
    expect(gone).toEqual({ accept: ['c'], unsettled: ['a'], policy: 'FAIL' });
  });

  it('counts no clash of an operation that is rejected anyway', () => {
    expect(planOfApplying(reject(review, 'a'), new Map([clash('a')]), new Set())).toEqual({
      accept: ['c'],
      unsettled: [],
      policy: 'FAIL',
    });
  });
});
