import { BREAK_DOWN_RULES } from './break-down.ts';
import { CREATION_RULES } from './creation.ts';
import { DATE_RULES } from './dates.ts';
import { DELETION_RULES } from './deletion.ts';
import { DEPENDENCY_RULES } from './dependencies.ts';
import { DUPLICATION_RULES } from './duplication.ts';
import { ESTIMATE_RULES } from './estimates.ts';
import { MERGING_RULES } from './merging.ts';
import { PEOPLE_RULES } from './people.ts';
import { PLACE_RULES } from './places.ts';
import { PRIORITY_RULES } from './priorities.ts';
import { PROJECT_RULES } from './projects.ts';
import { REMARK_RULES } from './remarks.ts';
import type { Rule } from './rule.ts';
import { SHIFT_RULES } from './shift.ts';
import { SORTING_RULES } from './sorting.ts';
import { SPLITTING_RULES } from './splitting.ts';
import { STATUS_RULES } from './status.ts';
import { TAG_RULES } from './tags.ts';
import { TEXT_RULES } from './texts.ts';
import { UNDO_RULES } from './undoing.ts';

/** Every intent. Where two readings of the same words are equally good, the earlier one counts. */
export const RULES: readonly Rule[] = [
  ...STATUS_RULES,
  ...PEOPLE_RULES,
  ...DATE_RULES,
  ...SHIFT_RULES,
  ...ESTIMATE_RULES,
  ...PRIORITY_RULES,
  ...TEXT_RULES,
  ...TAG_RULES,
  ...DEPENDENCY_RULES,
  ...PLACE_RULES,
  ...BREAK_DOWN_RULES,
  ...SPLITTING_RULES,
  ...MERGING_RULES,
  ...DUPLICATION_RULES,
  ...SORTING_RULES,
  ...PROJECT_RULES,
  ...CREATION_RULES,
  ...DELETION_RULES,
  ...UNDO_RULES,
  ...REMARK_RULES,
];
