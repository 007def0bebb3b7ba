/** What stands against a backup-sets file, as ids and parameters; `wording/backupSets/fileProblems.ts` holds the sentences. */

/** Zero-based; characters are UTF-16 code units, and CRLF, LF and CR each end a line. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** The whole file: it cannot be read at all, and keeps its last good sets in the view. */
export type WholeFileProblemId =
  /** `limit`: megabytes. */
  | 'tooBig'
  | 'binary'
  | 'notUtf8'
  | 'empty'
  /** `code`: jsonc-parser's name of the error. */
  | 'syntax'
  | 'tooDeep'
  /** `limit`: values */
  | 'tooManyValues'
  | 'isDirectory'
  /** `detail`: the file system's code, for example "NoPermissions". */
  | 'cannotRead'
  /** Our own mistake. `detail`: the kind of error */
  | 'defect'
  /** `count`: problems beyond those listed */
  | 'moreProblems';

/** One value: its entry is left out; where the value belongs to the file as a whole, the file counts as broken. */
export type ValueProblemId =
  /** `property` */
  | 'missing'
  /** `property`, `expected`: a JSON type */
  | 'wrongType'
  /** `property`, `allowed`: the values, with ", " between them */
  | 'notAllowed'
  /** `property`, `format` */
  | 'malformed'
  /** `property` */
  | 'noText'
  /** `property`, `limit`: characters */
  | 'tooLong'
  /** `property` */
  | 'noItems'
  /** `property` */
  | 'repeatedItem'
  /** `property` */
  | 'duplicateKey';

/** What the schema cannot tell: how the entries go together. */
export type EstateProblemId =
  /** `id` */
  | 'duplicateId'
  /** `id` */
  | 'duplicateTenant'
  /** `tenant`, `meant`: the listed one that is spelled nearly so, or nothing */
  | 'unknownTenant'
  /** `account`: it can be typed, and Microsoft gives no user such a name */
  | 'accountUnusual'
  /** `account` */
  | 'accountInvalid'
  /** `property`, never its value */
  | 'secretInFile'
  /** One of Microsoft's own apps */
  | 'clientIdOfMicrosoft'
  | 'cloudRetired'
  /** `method`, `rule`: closes it, `edition`: the product's name */
  | 'methodClosed'
  /** `account`, `role`: that an earlier set of the file gives it */
  | 'otherRole';

/** What a malformed value should have been. */
export type ValueFormat = 'guid' | 'tenant' | 'version' | 'dateTime' | 'date' | 'id';

/**
 * Where it was found. An editor that has the file open finds what is wrong with JSON's `grammar` by itself; the rest is
 * ours, what the `schema` says included.
 */
export type ProblemSource = 'grammar' | 'schema' | 'estate';

export interface FileProblem {
  readonly id: WholeFileProblemId | ValueProblemId | EstateProblemId;
  readonly params: Readonly<Record<string, string>>;
  readonly severity: 'error' | 'warning';
  readonly source: ProblemSource;
  readonly range: TextRange;
}
