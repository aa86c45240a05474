import { Refusal } from '../editor/refusal.ts';
import { rule, type Rule, type Run } from './rule.ts';

const elsewhere: Run = () => {
  throw new Refusal(
    'What was applied is undone in the history of the project, which keeps every change (Ctrl Z, or ⌘ Z, undoes the last one); what is only proposed is rejected in its review',
  );
};
const CHANGE = '(change|changes|edit|edits|step|steps|thing|things|action|operation|patch|proposal|one)';

/** Undoing is a patch of its own, made from what the history knows; from a plan as it stands it cannot be told. */
export const UNDO_RULES: readonly Rule[] = [
  rule(
    [
      `(undo|revert|roll back|take back|reverse) [(the|that|my|your|our)] [(last|latest|previous|recent)] [<number>] ${CHANGE}`,
      '(undo|revert|roll back|reverse) [(it|that|this|everything|all of it)]',
      'take (it|that) back',
      '(undo|revert|reverse) what (you|i|we|they) [(just|have|have just)] (did|done|changed)',
      '(undo|revert|roll back|go back) to [(the|an)] [(last|previous|earlier|old)] (version|state) [<number>]',
      '(redo|redo that|redo it|redo the last change)',
    ],
    () => elsewhere,
  ),
];
