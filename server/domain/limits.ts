/** How much a plan may hold. Published in the API's description; the check refuses what is beyond. */
export const LIMITS = {
  titleCharacters: 255,
  descriptionCharacters: 50_000,
  goalCharacters: 200_000,
  /** Of an instruction to an agent, and of one message of a conversation. */
  instructionCharacters: 50_000,
  operationsPerPatch: 10_000,
  tasksPerProject: 20_000,
  tags: 50,
  tagCharacters: 50,
  acceptanceCriteria: 100,
  acceptanceCriterionCharacters: 1_000,
  metadataCharacters: 50_000,
  /** About eight years of one person's work. */
  minutes: 1_000_000,
  rationaleCharacters: 50_000,
  reasonCharacters: 2_000,
  personNameCharacters: 255,
} as const;
