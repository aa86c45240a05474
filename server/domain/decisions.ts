import type { Operation } from './patch.ts';

/** `after` signed by `name` where it was decided otherwise before; what is open again bears no name. Same order as `before`. */
export function signDecisions(before: readonly Operation[], after: readonly Operation[], name: string): Operation[] {
  return after.map((operation, index) => {
    if (operation.decision === before[index]?.decision) return operation;
    const { decidedBy: _before, ...unsigned } = operation;
    return operation.decision === 'PENDING' ? unsigned : { ...unsigned, decidedBy: name };
  });
}
