import type { Goal } from '../bench';

export function goalWords(goal: Goal): string {
  return 'atMost' in goal ? `at most × ${Number(goal.atMost.toFixed(2))}` : `under ${goal.underMs} ms`;
}
