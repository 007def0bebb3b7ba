import { clientIdFault } from '../../core/backupSets/clientId';
import { l10n } from '../../wording/basics/l10n';

/** Why a text isn't taken for the client ID of a person's own app; undefined: it is. */
export function clientIdRefusal(text: string): string | undefined {
  switch (clientIdFault(text)) {
    case 'notAGuid':
      return l10n.t(
        "This isn't a client ID, which looks like 3f2504e0-4f89-41d3-9a0c-0305e82c3301. The name or a secret of the app is something else.",
      );
    case 'microsoftsOwn':
      return l10n.t(
        "This is one of Microsoft's own apps, which attackers use to steal sign-ins. Enter the ID of your own app registration.",
      );
    case undefined:
      return undefined;
  }
}
