/** A window's note that a file of its workspace names a grant. For display only. */
export interface GrantUse {
  /** UUID. */
  readonly grant: string;
  /** Tells workspaces apart; not for people. */
  readonly workspaceId: string;
  /** The workspace's name. */
  readonly workspace: string;
  /** The file's path within it. */
  readonly file: string;
  /** ISO 8601. */
  readonly at: string;
}
