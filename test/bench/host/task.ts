/** What the extension host is told: which extensions to activate in turn, and where to write the times. */
export interface ActivationTask {
  readonly extensions: readonly string[];
  /** Absolute path of a file; it holds `Activation[]` as JSON then. */
  readonly result: string;
}
export interface Activation {
  readonly id: string;
  /** Of load and `activate`. */
  readonly milliseconds: number;
}
