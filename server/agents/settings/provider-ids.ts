/** Providers that are reached over the network, in the order in which the first configured one is the default. */
export const VENDOR_IDS = ['openai', 'anthropic', 'gemini', 'xai', 'compatible'] as const;
export type VendorId = (typeof VENDOR_IDS)[number];

/** All that can be chosen. */
export const PROVIDER_IDS = [...VENDOR_IDS, 'builtin'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

export function isProviderId(id: string): id is ProviderId {
  return (PROVIDER_IDS as readonly string[]).includes(id);
}
