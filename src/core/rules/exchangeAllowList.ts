import { isGuid } from '../basics/guid';

/**
 * The commands that add an app to those which a tenant lets use Exchange Web Services. The list is written as a whole, so
 * it is read first, and nothing is written if it could not be: `EwsAllowedAppIDs` is told only with
 * `-RetrieveEwsOperationAccessPolicy` (Microsoft, "Control access to EWS in Exchange"), and is one text with commas.
 * Short lines: a document breaks long ones.
 * Undefined: no client ID.
 */
export function exchangeAllowListCommands(clientId: string): readonly string[] | undefined {
  if (!isGuid(clientId)) return undefined;
  return [
    '& {',
    "  $ErrorActionPreference = 'Stop'",
    `  $app = '${clientId.toLowerCase()}'`,
    '  $config = Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy',
    "  $list = $config.PSObject.Properties['EwsAllowedAppIDs']",
    "  if (-not $list) { throw 'The list was not read. Nothing was changed.' }",
    "  $ids = (@($list.Value) -join ',') -split ','",
    '  $ids = @($ids.Trim() | Where-Object { $_ }) + $app',
    "  $ids = ($ids | Sort-Object -Unique) -join ','",
    '  Set-OrganizationConfig -EwsAllowedAppIDs $ids',
    '}',
    'Get-OrganizationConfig | Format-List EwsEnabled',
  ];
}
