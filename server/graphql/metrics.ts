import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, register as processMetrics } from 'prom-client';

export type Transport = 'http' | 'websocket';
/** `refused`: by a rule, with a code; `failed`: by a fault of ours. */
export type Outcome = 'ok' | 'refused' | 'failed';

/** Clients choose the names of operations. Beyond this many they are counted together. */
const NAMES = 200;

/** What the API counts. One per server; the figures of the process are shared by all of them. */
export class ApiMetrics {
  readonly registry = new Registry();
  readonly #names = new Set<string>();
  readonly #operations = new Counter({
    name: 'orchestrator_graphql_operations_total',
    help: 'GraphQL operations that were answered, and subscriptions that were begun.',
    labelNames: ['operation', 'transport', 'outcome'] as const,
    registers: [this.registry],
  });
  readonly #seconds = new Histogram({
    name: 'orchestrator_graphql_operation_seconds',
    help: 'Time to answer a query or mutation.',
    labelNames: ['operation', 'transport'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly sockets = new Gauge({
    name: 'orchestrator_websockets',
    help: 'WebSockets that are open.',
    registers: [this.registry],
  });
  readonly subscriptions = new Gauge({
    name: 'orchestrator_subscriptions',
    help: 'Subscriptions that are being followed.',
    registers: [this.registry],
  });

  /** `countRuns`: runs that are not finished, by status; asked for each time that the figures are printed. */
  constructor(countRuns: () => Promise<Readonly<Record<string, number>>> = async () => ({})) {
    new Gauge({
      name: 'orchestrator_open_runs',
      help: 'Runs of agents that wait or are under way, on all nodes.',
      labelNames: ['status'] as const,
      registers: [this.registry],
      async collect() {
        // Without the database there are no such figures, and the others matter all the more.
        const counts = await countRuns().catch(() => ({}));
        this.reset();
        for (const [status, count] of Object.entries(counts)) this.set({ status }, count);
      },
    });
    if (processMetrics.getSingleMetric('process_cpu_seconds_total') === undefined) collectDefaultMetrics();
  }

  /** `seconds`: null for a subscription, which is not answered but begun. */
  count(operationName: string | null, transport: Transport, outcome: Outcome, seconds: number | null): void {
    const operation = this.#label(operationName);
    this.#operations.inc({ operation, transport, outcome });
    if (seconds !== null) this.#seconds.observe({ operation, transport }, seconds);
  }

  /** In the text format of Prometheus. */
  async print(): Promise<{ readonly contentType: string; readonly text: string }> {
    const all = Registry.merge([processMetrics, this.registry]);
    return { contentType: all.contentType, text: await all.metrics() };
  }

  #label(name: string | null): string {
    if (name === null) return 'anonymous';
    if (this.#names.has(name)) return name;
    if (this.#names.size >= NAMES) return 'other';
    this.#names.add(name);
    return name;
  }
}

/** What became of an operation, by the codes of its errors. */
export function outcomeOf(codes: readonly unknown[]): Outcome {
  if (codes.length === 0) return 'ok';
  return codes.includes('INTERNAL') || codes.includes('UNAVAILABLE') ? 'failed' : 'refused';
}
