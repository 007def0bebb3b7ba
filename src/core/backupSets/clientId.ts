import { isGuid } from '../basics/guid';
import { isMicrosoftClient } from './microsoftClients';

/** Why a text isn't the client ID of one's own app registration. */
export type ClientIdFault = 'notAGuid' | 'microsoftsOwn';

/** Undefined: it can be one. Whether it's ours, only a person can compare. */
export function clientIdFault(text: string): ClientIdFault | undefined {
  const id = text.trim();
  if (!isGuid(id)) return 'notAGuid';
  return isMicrosoftClient(id) ? 'microsoftsOwn' : undefined;
}
