import { calcPrice } from '@pydantic/genai-prices';
import type { ModelPrice } from '../settings/settings-file.ts';
import type { TokenUsage } from './model.ts';

/** What may follow a model's name in the price table and still be the same model. */
const SAME_MODEL = /^(-latest|[-@]\d{4}-?\d{2}-?\d{2})?$/;

/**
 * What tokens cost, in US dollars: by the price of the settings, where they name one, and else by a price table that is
 * part of the program; null when neither knows the model. A price that the table only guesses from the beginning of the
 * name (claude-sonnet-5 for claude-sonnet-5-5) is unknown.
 *
 * `providerId`: the provider's name in the table, such as `openai`; null for a provider that is not in it.
 */
export function costUsd(
  usage: TokenUsage,
  providerId: string | null,
  model: string,
  price: ModelPrice | null = null,
): number | null {
  if (price) return pricedUsd(usage, price);
  if (providerId === null) return null;
  try {
    const price = calcPrice(
      {
        input_tokens: usage.inputTokens,
        cache_read_tokens: usage.cacheReadTokens,
        cache_write_tokens: usage.cacheWriteTokens,
        output_tokens: usage.outputTokens,
      },
      model,
      { providerId },
    );
    if (!price || !isSameModel(model, price.model.id)) return null;
    return price.total_price;
  } catch {
    // The table throws for counts that contradict each other: those are the provider's, and no reason to fail a run.
    return null;
  }
}

function pricedUsd(usage: TokenUsage, price: ModelPrice): number {
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = usage;
  const { inputPerMillion, cacheReadPerMillion = inputPerMillion, cacheWritePerMillion = inputPerMillion } = price;
  // A provider whose counts contradict each other owes us nothing.
  const plainTokens = Math.max(0, inputTokens - cacheReadTokens - cacheWriteTokens);
  const millionths =
    plainTokens * inputPerMillion +
    cacheReadTokens * cacheReadPerMillion +
    cacheWriteTokens * cacheWritePerMillion +
    outputTokens * price.outputPerMillion;
  return millionths / 1_000_000;
}

function isSameModel(asked: string, found: string): boolean {
  return asked.startsWith(found) && SAME_MODEL.test(asked.slice(found.length));
}
