import { type PracticeUser, practiceUsers, roleTemplates } from '../../estate';
import type { SignInAttempt } from '../signIn/signInAttempts';
import { type Html, html } from './html';

/** Who can sign in here, and how: nobody can know it otherwise, and nothing of it is secret. */
export function peopleOf({ tenant }: SignInAttempt): Html | undefined {
  if (typeof tenant === 'string') return undefined;
  const people: readonly PracticeUser[] = Object.values(practiceUsers);
  const lines = people.flatMap(({ memberships, ...person }) => {
    const here = memberships.find(({ tenantId }) => tenantId === tenant.id);
    return here ? [line(person, here.roles.includes(roleTemplates.globalAdministrator))] : [];
  });
  return html`<section class="quiet people">
    <h2>PRACTICE: who can sign in to ${tenant.name}</h2>
    <table>
      ${lines}
    </table>
  </section>`;
}

function line(
  { userName, password, verificationCode, disabled }: Omit<PracticeUser, 'memberships'>,
  administrates: boolean,
): Html {
  const notes = [
    ...(administrates ? ['Global Administrator'] : []),
    ...(verificationCode === undefined ? [] : [`code ${verificationCode}`]),
    ...(disabled ? ['disabled'] : []),
  ];
  return html`<tr>
    <td>${userName}</td>
    <td>${password}</td>
    <td>${notes.join(', ')}</td>
  </tr>`;
}
