import type { Authentication, Source } from './backupSet';

/**
 * What of an entry is not as it was when it was frozen, so far as it matters. The texts are those of the file.
 * `gone`: no file has it, or nobody can read it at the moment. `repeated`: several entries have its id.
 */
export type Difference =
  | { readonly id: 'gone' | 'repeated' }
  | {
      readonly id: 'cloud' | 'tenant' | 'clientId' | 'account' | 'edition' | 'accountRole';
      readonly before: string;
      readonly now: string;
    }
  | {
      readonly id: 'sources';
      readonly before: readonly Source[] | undefined;
      readonly now: readonly Source[] | undefined;
    }
  | { readonly id: 'record'; readonly before: Authentication; readonly now: Authentication };
