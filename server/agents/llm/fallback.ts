import type { RunErrorCode } from '../../domain/run.ts';
import type { ModelRoute, Outcome } from './model-call.ts';

/** What makes a run go on elsewhere besides failures of a provider. */
export interface FallbackRules {
  readonly onRefusal: boolean;
  readonly onInvalidOutput: boolean;
}

export const NO_FALLBACK_RULES: FallbackRules = { onRefusal: false, onInvalidOutput: false };

/** What another provider need not fail at. */
export const PROVIDER_FAILURES: readonly RunErrorCode[] = [
  'PROVIDER_AUTH',
  'PROVIDER_RATE_LIMIT',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_TIMEOUT',
];

/** The routes of one run, in order; what has been left is never taken again. */
export class FallbackRoutes {
  readonly #rules: FallbackRules;
  #current: ModelRoute;
  #others: readonly ModelRoute[];

  constructor([first, ...others]: readonly [ModelRoute, ...ModelRoute[]], rules: FallbackRules) {
    this.#current = first;
    this.#others = others;
    this.#rules = rules;
  }

  get current(): ModelRoute {
    return this.#current;
  }

  /** Where to go on after this end of a call; null where it is the run's own end. */
  after(outcome: Extract<Outcome, { readonly failure: unknown }>): ModelRoute | null {
    if (!this.#isAvoidable(outcome)) return null;
    const isKey = outcome.failure.code === 'PROVIDER_AUTH';
    // What a key may not do at one model it may not do at another.
    return this.#others.find(({ provider }) => !isKey || provider !== this.#current.provider) ?? null;
  }

  take(next: ModelRoute): void {
    this.#current = next;
    this.#others = this.#others.slice(this.#others.indexOf(next) + 1);
  }

  #isAvoidable({ type, failure: { code } }: Extract<Outcome, { readonly failure: unknown }>): boolean {
    if (code === 'PROVIDER_REFUSED') return this.#rules.onRefusal;
    if (type === 'invalid') return this.#rules.onInvalidOutput;
    return type === 'failed' && PROVIDER_FAILURES.includes(code);
  }
}
