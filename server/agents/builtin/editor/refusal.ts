/** Something that was understood and cannot be done, or not understood at all. `message`: one sentence for a person. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
