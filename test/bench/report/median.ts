/** Of at least one number. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** How far the middle half of them lies apart, of their median: one round that was disturbed doesn't count. */
export function spreadOf(numbers: readonly number[]): number {
  return (quantile(numbers, 0.75) - quantile(numbers, 0.25)) / median(numbers);
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return low + (high - low) * (place - Math.floor(place));
}
