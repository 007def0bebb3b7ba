/** A problem for a person: what happened, who acts, what next. Plain text throughout. */
export interface ProblemWords {
  readonly what: string;
  /** Left out where nobody has to: time does, or it isn't known. */
  readonly who?: string;
  readonly next: string;
  /** Technical words for a support case: numbers, Microsoft's own text, a system's error code. */
  readonly details: readonly string[];
}
