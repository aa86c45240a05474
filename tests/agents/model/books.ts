import type { CallLedger, CallResult, PlannedCall } from '../../../server/agents/llm/call-ledger.ts';

/** Keeps what it is told, and allows what it is told to allow. */
export class Books implements CallLedger {
  readonly planned: PlannedCall[] = [];
  readonly results: CallResult[] = [];
  isFull = false;

  async begin(call: PlannedCall): ReturnType<CallLedger['begin']> {
    if (this.isFull)
      return { type: 'failed', code: 'BUDGET_EXCEEDED', message: 'Too much.', retryable: false, retryAfterMs: null };
    this.planned.push(call);
    return { record: () => undefined, end: async (result) => void this.results.push(result) };
  }

  /** Of all calls that have ended. */
  get tokens(): { readonly input: number; readonly output: number } {
    const sum = (name: 'inputTokens' | 'outputTokens'): number =>
      this.results.reduce((total, { usage }) => total + (usage?.[name] ?? 0), 0);
    return { input: sum('inputTokens'), output: sum('outputTokens') };
  }
}
