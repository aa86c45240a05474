import type { Agent } from '../agent.ts';
import { planWithoutModel } from './builtin-planner.ts';
import { decomposeWithoutModel } from './decomposer/builtin-decomposer.ts';
import { editWithoutModel } from './editor/builtin-editor.ts';

/** The agent that needs no key and no network. The same input gives the same events, byte for byte. */
export function createBuiltinAgent(): Agent {
  return {
    run(input, signal, support) {
      if (input.agent === 'DECOMPOSER') return decomposeWithoutModel(input, signal, support);
      if (input.agent === 'EDITOR') return editWithoutModel(input, signal, support);
      if (input.agent !== 'PLANNER') throw new Error(`builtin has no ${input.agent}.`);
      return planWithoutModel(input, signal, support);
    },
  };
}
