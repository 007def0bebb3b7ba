/** What a migration tells its window. */
export interface MigrationEnds {
  /** The page has something else to show. */
  moved(): void;
  /** It is under way or no more, or its set waits for an administrator, or no more. */
  changed(): void;
  /** A problem came up; by its kind alone. */
  met(kind: string): void;
  /** The person is done with it, or gives it up at its beginning. */
  closed(): void;
}
