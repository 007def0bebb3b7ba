import type { ImportRefusal } from '../core/backupSets/importRefusal';

/** The server's words for who asks, in messages that nobody documents. `LoginName` is the backup user, who is asked about. */
const aboutLogin = /\bSys(?:User|Pwd)\b|\bpasswords?\b|\bcredentials?\b|\bauthenticat|\bunauthori[sz]ed\b/i;

/**
 * Whether a refusal is about the log-in of the system user. AhsayCBS documents `Status: Error` with a message and no
 * list of messages: one that does not speak of the log-in is `unknown`, as long as nothing was answered with that
 * password before. No other status of HTTP than 401 and 403 is about it: an old server does not know every call.
 */
export function isAboutLogin(refusal: ImportRefusal): 'yes' | 'no' | 'unknown' {
  switch (refusal.id) {
    case 'status':
      return refusal.status === 401 || refusal.status === 403 ? 'yes' : 'no';
    case 'serverError':
      return aboutLogin.test(refusal.message) ? 'yes' : 'unknown';
    default:
      return 'no';
  }
}
