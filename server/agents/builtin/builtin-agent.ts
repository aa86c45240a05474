import { assertNever } from '../../lib/assert.ts';
import type { Agent } from '../agent.ts';
import { planWithoutModel } from './builtin-planner.ts';
import { converseWithoutModel } from './conversation/builtin-orchestrator.ts';
import { decomposeWithoutModel } from './decomposer/builtin-decomposer.ts';
import { editWithoutModel } from './editor/builtin-editor.ts';

/** The agents that need no key and no network. The same input gives the same events, byte for byte. */
export function createBuiltinAgent(): Agent {
  return {
    run(input, signal, support) {
      switch (input.agent) {
        case 'PLANNER':
          return planWithoutModel(input, signal, support);
        case 'DECOMPOSER':
          return decomposeWithoutModel(input, signal, support);
        case 'EDITOR':
          return editWithoutModel(input, signal, support);
        case 'ORCHESTRATOR':
          return converseWithoutModel(input, signal, support);
        default:
          return assertNever(input);
      }
    },
  };
}
