/** A problem for a person: what happened, who acts, what next. Plain text throughout. */
export interface ProblemWords {
  readonly what: string;
  readonly who: string;
  readonly next: string;
  /** Technical words for a support case: numbers, Microsoft's own text, a system's error code. */
  readonly details: readonly string[];
}
