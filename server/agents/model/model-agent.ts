import type { Agent } from '../agent.ts';
import { runSession, type SessionOptions } from '../llm/model-session.ts';
import { decompose } from './decomposer/decomposer.ts';
import { edit } from './editor/editor.ts';
import { converse } from './orchestrator/orchestrator.ts';
import { plan } from './planner/planner.ts';

/** The agents that think with a model. */
export function createModelAgent(settings: SessionOptions): Agent {
  return {
    run(input, signal, support) {
      const { ledger, workspaceId } = support;
      const options = { ...settings, ...(ledger && { ledger }), ...(workspaceId && { workspaceId }) };
      switch (input.agent) {
        case 'PLANNER':
          return runSession(options, signal, (session) => plan(session, input, support));
        case 'DECOMPOSER':
          return runSession(options, signal, (session) => decompose(session, input, support));
        case 'EDITOR':
          return runSession(options, signal, (session) => edit(session, input, support));
        case 'ORCHESTRATOR':
          return runSession(options, signal, (session) => converse(session, input, support));
      }
    },
  };
}
