import type { Failure } from '../wording/commandLine/failures';

/** What was asked for couldn't be done, and nothing of it is worth telling. */
export class Failed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.id);
  }
}
