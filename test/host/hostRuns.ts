/** One start of VS Code and the tests that run in it. */
export interface HostRun {
  readonly name: string;
  /** Folder under `test/host` with its tests; `.` holds those that no other run claims. */
  readonly tests: string;
  /** Copied afresh for the run; `open` is what VS Code opens in the copy: nothing for an empty window. */
  readonly fixture?: string;
  readonly open?: string;
  /** The copy is opened through a symbolic link to it. */
  readonly linked?: boolean;
  /** An untrusted workspace, as after "No, I don't trust the authors". */
  readonly restricted?: boolean;
}

/** A new kind of window is a new line here. */
export const hostRuns: readonly HostRun[] = [
  { name: 'in a folder', tests: '.', fixture: 'test/fixtures/workspace', open: '.' },
  {
    name: 'in an untrusted folder',
    tests: 'untrusted',
    fixture: 'test/fixtures/workspace',
    open: '.',
    restricted: true,
  },
  {
    name: 'in a workspace of several folders',
    tests: 'multiRoot',
    fixture: 'test/fixtures/multiRoot',
    open: 'estates.code-workspace',
  },
  {
    name: 'in a linked folder',
    tests: 'linked',
    fixture: 'test/fixtures/workspace',
    open: '.',
    linked: true,
  },
  { name: 'in an empty window', tests: 'emptyWindow' },
];
