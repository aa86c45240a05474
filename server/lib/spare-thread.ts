import { MessageChannel, Worker, type MessagePort, type Transferable } from 'node:worker_threads';

export interface SpareThreadOptions {
  /** The module that the thread runs. */
  readonly module: URL;
  /** What it finds as its `workerData`. */
  readonly data: unknown;
  /** Told of a fault that ends the thread; who waits for work in it hears of that through their ports. */
  readonly onFault: (error: unknown) => void;
  /** Jobs that may be open at once: each holds something in memory for as long as somebody takes over reading it. */
  readonly mostJobs: number;
  /** What is thrown where there are that many. */
  readonly refusal: () => Error;
  /** How long the thread waits for more work before it ends. */
  readonly idleMs?: number;
}

/** What the thread is told: a job with the port on which to speak of it; null where there will be none any more. */
export type ThreadMessage<Job> = { readonly job: Job; readonly port: MessagePort } | null;

/**
 * A thread for long work, beside the one that answers requests. It is there while there is work, and for a while after;
 * jobs run in it side by side. One that ends by a fault is replaced for the next job.
 */
export class SpareThread<Job> {
  readonly #options: SpareThreadOptions;
  #worker: Worker | null = null;
  #jobs = 0;
  #resting: NodeJS.Timeout | null = null;

  constructor(options: SpareThreadOptions) {
    this.#options = options;
  }

  /**
   * Hands a job over, and answers the port on which the thread speaks of it. The job is over when the port closes,
   * which whoever reads from it does. `handed`: what of the job changes hands. Throws where too many jobs are open.
   */
  open(job: Job, handed: readonly Transferable[] = []): MessagePort {
    if (this.#jobs >= this.#options.mostJobs) throw this.#options.refusal();
    const { port1, port2 } = new MessageChannel();
    const worker = (this.#worker ??= this.#start());
    if (this.#resting) clearTimeout(this.#resting);
    this.#jobs += 1;
    port1.on('close', () => {
      this.#jobs -= 1;
      if (this.#jobs === 0) this.#rest();
    });
    worker.postMessage({ job, port: port2 } satisfies ThreadMessage<Job>, [port2, ...handed]);
    return port1;
  }

  /** Whether a thread is there, at work or waiting for it. */
  get isThere(): boolean {
    return this.#worker !== null;
  }

  /** Ends the thread at once, whatever it does. */
  async close(): Promise<void> {
    if (this.#resting) clearTimeout(this.#resting);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const { module, data, onFault } = this.#options;
    const worker = new Worker(module, { workerData: data });
    const isOver = (): void => {
      if (this.#worker === worker) this.#worker = null;
    };
    worker.on('error', (error) => {
      isOver();
      onFault(error);
    });
    worker.on('exit', isOver);
    return worker;
  }

  #rest(): void {
    this.#resting = setTimeout(() => {
      this.#worker?.postMessage(null satisfies ThreadMessage<Job>);
      this.#worker = null;
    }, this.#options.idleMs ?? 60_000);
    this.#resting.unref();
  }
}
