import type { GraphqlClient } from './graphql-client.ts';
import type { KillPlan } from './kill-plan.ts';
import { PacedPlan, planPieces, planText, scriptedPlan } from './scripted-plan.ts';
import { answerWith, type Exchange, type Script } from './scripted-provider.ts';

const OPERATIONS = 4;
const PLAN = scriptedPlan(OPERATIONS);
const [HEAD = '', FIRST = '', SECOND = '', THIRD = ''] = planPieces(PLAN);

/** How a run may have ended, and how many operations its proposal then has; null for none. */
export type End = readonly [status: string, code: string | null, operations: number | null];
const DONE: End = ['SUCCEEDED', null, OPERATIONS];
/** The transaction that would have stored it never was. */
export const NEVER_QUEUED: End = ['none', null, null];
const cancelledWith = (operations: number): End => ['CANCELLED', null, operations];
const interruptedWith = (operations: number | null): End => ['FAILED', 'INTERRUPTED', operations];

/** One moment in the life of a run at which its node is killed. */
export interface KillStep {
  readonly name: string;
  /** The kind of run; a plan that names its provider where absent. */
  readonly run?: 'plan anywhere' | 'conversation';
  /** At this statement the server ends. */
  readonly at?: KillPlan;
  /** What the provider does; the whole answer at once where absent. */
  readonly script?: (paced: PacedPlan) => Script;
  /** What the person, the provider and whoever kills do, once the run is queued. */
  readonly act?: (scene: KillScene) => Promise<void>;
  /** At these the servers end that come after it, one after the other, while they take the run over. */
  readonly heirs?: readonly KillPlan[];
  readonly ends: readonly End[];
}

export interface KillScene {
  readonly client: GraphqlClient;
  readonly runId: string;
  readonly paced: PacedPlan;
  /** Settles when the provider has been asked for the first time, the second, and so on; 0 is the first. */
  readonly asked: (index: number) => Promise<unknown>;
  readonly arm: (plan: KillPlan) => Promise<void>;
  readonly kill: () => Promise<unknown>;
}

/** Answers any run of these steps at once, whichever provider is asked. */
export const WHOLE_ANSWER: Script = answerWith(planText(PLAN));
export const newPacedPlan = (): PacedPlan => new PacedPlan(PLAN);

const after = (...statements: string[]): KillPlan => ({ when: 'after', statements });
const before = (...statements: string[]): KillPlan => ({ when: 'before', statements });
const COMMIT = '^commit';
const TAKING = 'update "run" set "status" .*RUNNING';
const GIVING_BACK = 'update "run" set "status" .*QUEUED';
const CALLING = 'insert into "provider_call"';
const ROUTING = 'update "run" set "provider"';
const STORING_OPERATIONS = 'insert into "run_event" .*OPERATION';
const PROPOSING = 'insert into "patch"';
const ANSWERING = 'insert into "message" .*ASSISTANT';

const silence: Script = ({ closed }) => closed;

/** Begins the answer with these pieces, and then says nothing more. */
const pause = (...pieces: string[]): Script => {
  return async (exchange) => {
    await begin(exchange, pieces);
    await exchange.closed;
  };
};

/** The first plays for the first request, and so on; the last one for all that follow. */
const inTurn = (...scripts: readonly Script[]): Script => {
  let asked = 0;
  return (exchange) => scripts[Math.min(asked++, scripts.length - 1)]?.(exchange);
};

const refuseKey: Script = (exchange) => exchange.fail(401, 'invalid_api_key');

/** OpenAI will not, and Anthropic is the next in the order. */
const atAnthropic = (openai: Script, anthropic: Script): Script => {
  return (exchange) => (exchange.protocol === 'messages' ? anthropic : openai)(exchange);
};

/** Two operations arrive, the connection breaks, and at the second try the key is refused. */
const loseOpenai = (): Script =>
  inTurn(async (exchange) => {
    await begin(exchange, [HEAD, FIRST, SECOND]);
    exchange.drop();
  }, refuseKey);

/** The rest of the plan, for whoever is asked to go on. */
const rest = (from: number) => ({ ...PLAN, operations: PLAN.operations.slice(from) });

/** Kills as soon as the run's events say that so many operations are stored. */
const killAfter = (operations: number) => async (scene: KillScene) => {
  await operationsSeen(scene, operations);
  await scene.kill();
};

const stored = (operations: number): KillStep => ({
  name: `operation ${operations} of ${OPERATIONS} stored`,
  script: (paced) => paced.script,
  act: async (scene) => {
    await operationsSeen(scene, operations - 1);
    await scene.arm(after(STORING_OPERATIONS, COMMIT));
    scene.paced.release();
  },
  ends: [interruptedWith(operations)],
});

/** What the journal still had to write is lost with its node; a run that had stored nothing yet begins again. */
const upTo = (operations: number): readonly End[] => [
  DONE,
  ...Array.from({ length: operations }, (_, index) => interruptedWith(index + 1)),
];

/** In the order in which they come in the life of a run. */
export const KILL_STEPS: readonly KillStep[] = [
  { name: 'being queued', at: before('insert into "run" ', COMMIT), ends: [NEVER_QUEUED] },
  { name: 'queued', at: after('insert into "run" ', COMMIT), ends: [DONE] },
  { name: 'being taken', at: before(TAKING), ends: [DONE] },
  { name: 'taken', at: after(TAKING, COMMIT), ends: [DONE] },
  { name: 'reading the plan', at: before('update "run" set "base_version"'), ends: [DONE] },
  { name: 'booking the call', at: before(CALLING, COMMIT), ends: [DONE] },
  { name: 'the call booked', at: after(CALLING, COMMIT), ends: [DONE] },
  {
    name: 'asking the provider',
    script: () => silence,
    act: async ({ asked, kill }) => {
      await asked(0);
      await kill();
    },
    ends: [DONE],
  },
  {
    name: 'asking again after a failure',
    at: after(`${CALLING} .*"retry"`, COMMIT),
    script: () => (exchange) => exchange.fail(500, 'server_error'),
    ends: [DONE],
  },
  {
    name: 'first words, and no operation',
    script: () => pause(HEAD),
    act: async (scene) => {
      await eventsSeen(scene, 'TEXT', 1);
      await scene.kill();
    },
    ends: [interruptedWith(null)],
  },
  { name: 'storing the first event', at: before('insert into "run_event" .*(OPERATION|TEXT)'), ends: [DONE] },
  stored(1),
  stored(2),
  stored(3),
  stored(4),
  {
    name: 'in the middle of the third operation',
    script: () => pause(HEAD, FIRST, SECOND, THIRD.slice(0, THIRD.length / 2)),
    act: killAfter(2),
    ends: [interruptedWith(2)],
  },
  {
    name: 'storing the third operation',
    script: (paced) => paced.script,
    act: async (scene) => {
      await operationsSeen(scene, 2);
      await scene.arm(before(STORING_OPERATIONS, COMMIT));
      scene.paced.release();
    },
    ends: [interruptedWith(2)],
  },
  {
    name: 'asking for the rest of a cut answer',
    at: after(`${CALLING} .*"continue"`, COMMIT),
    script: () => answerWith([HEAD, FIRST, SECOND].join(''), 'length'),
    ends: upTo(2),
  },
  {
    name: 'reading the rest of a cut answer',
    script: () =>
      inTurn(answerWith([HEAD, FIRST, SECOND].join(''), 'length'), pause(...planPieces(rest(2)).slice(0, 2))),
    act: killAfter(3),
    ends: [interruptedWith(3)],
  },
  {
    name: 'asking for a correction',
    at: after(`${CALLING} .*"repair"`, COMMIT),
    script: () => answerWith(planText(withWrongParent())),
    ends: upTo(3),
  },
  {
    name: 'reading a correction',
    script: () => inTurn(answerWith(planText(withWrongParent())), pause(...planPieces(rest(3)).slice(0, 2))),
    act: killAfter(4),
    ends: [interruptedWith(4)],
  },
  {
    name: 'falling back, before it is noted',
    run: 'plan anywhere',
    at: before(ROUTING, COMMIT),
    script: () => atAnthropic(refuseKey, WHOLE_ANSWER),
    ends: [DONE],
  },
  {
    name: 'falling back, once it is noted',
    run: 'plan anywhere',
    at: after(ROUTING, COMMIT),
    script: () => atAnthropic(refuseKey, WHOLE_ANSWER),
    ends: [DONE],
  },
  {
    name: 'falling back, the next provider asked',
    run: 'plan anywhere',
    script: () => atAnthropic(refuseKey, silence),
    act: async ({ asked, kill }) => {
      await asked(1);
      await kill();
    },
    ends: [DONE],
  },
  {
    name: 'falling back with two operations',
    run: 'plan anywhere',
    at: after(`${CALLING} .*"fallback"`, COMMIT),
    script: () => atAnthropic(loseOpenai(), WHOLE_ANSWER),
    ends: upTo(2),
  },
  {
    name: 'fallen back, one more operation',
    run: 'plan anywhere',
    script: () => atAnthropic(loseOpenai(), pause(...planPieces(rest(2)).slice(0, 2))),
    act: killAfter(3),
    ends: [interruptedWith(3)],
  },
  {
    name: 'keeping what the provider sent',
    at: before('insert into "call_recording"', COMMIT),
    ends: upTo(OPERATIONS),
  },
  {
    name: 'the call ended',
    at: after('update "provider_call" set "first_byte_ms"', COMMIT),
    ends: upTo(OPERATIONS),
  },
  { name: 'in the end, before its proposal', at: before(PROPOSING), ends: [interruptedWith(OPERATIONS)] },
  { name: 'in the end, before its commit', at: before(PROPOSING, COMMIT), ends: [interruptedWith(OPERATIONS)] },
  { name: 'after the end', at: after(PROPOSING, COMMIT), ends: [DONE] },
  {
    name: 'cancelling it, before that is stored',
    script: (paced) => paced.script,
    act: cancelWith(before('update "run" set "cancel_requested"', COMMIT)),
    ends: [interruptedWith(2)],
  },
  {
    name: 'being cancelled',
    script: (paced) => paced.script,
    act: cancelWith(after('update "run" set "cancel_requested"', COMMIT)),
    ends: [cancelledWith(2)],
  },
  {
    name: 'in the end of a cancelled run',
    script: (paced) => paced.script,
    act: cancelWith(before(PROPOSING, COMMIT)),
    ends: [cancelledWith(2)],
  },
  {
    name: 'in the end of an answer',
    run: 'conversation',
    at: before(ANSWERING, COMMIT),
    ends: [interruptedWith(null)],
  },
  { name: 'after an answer', run: 'conversation', at: after(ANSWERING, COMMIT), ends: [['SUCCEEDED', null, null]] },
  ...([before, after] as const).map((when): KillStep => ({
    name: `taken over, ${when === before ? 'before' : 'after'} it waits again`,
    at: after(CALLING, COMMIT),
    heirs: [when(GIVING_BACK, COMMIT)],
    ends: [DONE],
  })),
  ...([before, after] as const).map((when): KillStep => ({
    name: `taken over, ${when === before ? 'before' : 'after'} it is ended`,
    script: () => pause(HEAD, FIRST, SECOND),
    act: killAfter(2),
    heirs: [when(PROPOSING, COMMIT)],
    ends: [interruptedWith(2)],
  })),
  {
    name: 'taken three times',
    at: after(TAKING, COMMIT),
    heirs: [after(TAKING, COMMIT), after(TAKING, COMMIT)],
    ends: [interruptedWith(null)],
  },
];

async function begin(exchange: Exchange, pieces: readonly string[]): Promise<void> {
  await exchange.start();
  for (const piece of pieces) await exchange.text(piece);
}

/** Its last operation has a parent that is not there. */
function withWrongParent() {
  const [last] = PLAN.operations.slice(-1);
  return { ...PLAN, operations: [...PLAN.operations.slice(0, -1), { ...last!, parentRef: 'new99' }] };
}

function cancelWith(plan: KillPlan) {
  return async (scene: KillScene): Promise<void> => {
    await operationsSeen(scene, 2);
    await scene.arm(plan);
    const { client, runId } = scene;
    const cancelled = client.request('mutation ($id: ID!) { cancelRun(id: $id) { id } }', { id: runId });
    await cancelled.catch(() => null); // The server may be gone before it has answered.
  };
}

/** Lets so many operations go where they are held back, and waits until the run's events tell of them. */
async function operationsSeen(scene: KillScene, count: number): Promise<void> {
  await scene.asked(0);
  if (count === 0) return;
  scene.paced.release(count);
  await eventsSeen(scene, 'OPERATION', count);
}

async function eventsSeen({ client, runId }: KillScene, wanted: string, count: number): Promise<void> {
  let seen = 0;
  const events = 'subscription ($id: ID!) { agentRunEvents(runId: $id) { type } }';
  for await (const { agentRunEvents } of client.subscribe<{ agentRunEvents: { type: string } }>(events, {
    id: runId,
  })) {
    if (agentRunEvents.type === wanted) seen += 1;
    if (seen === count) return;
  }
}
