/** The smallest piece of work that an estimate is divided into, where it is large enough. */
const STEP_MINUTES = 15;

/** Divides minutes by weights into whole minutes, none of them 0 where there is enough, that sum to exactly `total`. */
export function shares(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const step = total >= weights.length * STEP_MINUTES * 2 && total % STEP_MINUTES === 0 ? STEP_MINUTES : 1;
  const parts = weights.map((weight) =>
    Math.max(total >= weights.length * step ? step : 0, Math.floor((total * weight) / sum / step) * step),
  );
  let rest = total - parts.reduce((all, part) => all + part, 0);
  const order = weights
    .map((weight, index) => ({ weight, index }))
    .sort((left, right) => right.weight - left.weight || left.index - right.index);
  for (let turn = 0; rest !== 0; turn++) {
    const { index } = order[turn % order.length]!;
    const by = rest > 0 ? Math.min(step, rest) : -Math.min(step, -rest, parts[index]!);
    parts[index] = parts[index]! + by;
    rest -= by;
  }
  return parts;
}
