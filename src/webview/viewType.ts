/** The migration page's type, as `package.json` names it in its activation events. */
export const migrationViewType = 'backupAuth.migration';
