import type { AgentKind } from './run.ts';

interface AgentWords {
  /** As the author of its patches. */
  readonly name: string;
  /** What was happening when something went wrong: "The server stopped while … ." */
  readonly activity: string;
  /** What had not begun when its project or task was deleted: "The project was deleted before … ." */
  readonly beginning: string;
}

/** What each agent is called, and what it does, in sentences for people. */
export const AGENT_WORDS: Readonly<Record<AgentKind, AgentWords>> = {
  PLANNER: { name: 'Planner', activity: 'this plan was being made', beginning: 'its plan was begun' },
  DECOMPOSER: {
    name: 'Decomposer',
    activity: 'this task was being broken down',
    beginning: 'breaking it down was begun',
  },
  EDITOR: {
    name: 'Editor',
    activity: 'this change was being worked out',
    beginning: 'the change was begun',
  },
  ORCHESTRATOR: {
    name: 'Orchestrator',
    activity: 'this answer was being written',
    beginning: 'the answer was begun',
  },
};

/** For a fault of ours, of which the person is told no details. */
export function faultSentence(agent: AgentKind): string {
  return `Something went wrong here while ${AGENT_WORDS[agent].activity}. The log says what; try again.`;
}
