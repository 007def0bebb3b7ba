import { administratorsPermissions, consentState } from '../../core/identity/consent';
import { consentWords } from '../../wording/identity/consent';
import type { Button, Part } from '../protocol';
import { type ScreenModel, warning } from './screen';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** What is likely needed before anybody can sign in, told before the browser opens. */
export function consentFirst({ permissions, set, state, judgement }: ScreenModel): Part[] {
  const names = administratorsPermissions(permissions);
  if (!set.tenant || names.length === 0) return [];
  const known = consentState(set.tenant, names);
  if (known.state === 'confirmed') return [{ kind: 'text', tone: 'normal', text: consentWords(known) }];
  const { method } = state.choices;
  const administrator = method && judgement[method].signer === 'globalAdministrator';
  const who = administrator
    ? l10n.t('A Global Administrator who signs in can accept there, for the organization.')
    : l10n.t('Most likely an administrator must consent first. Ask one before you sign in.');
  return [
    warning(
      [
        l10n.t(
          "Users can't consent to {0} in a tenant with Microsoft's default policy.",
          names.join(between.names),
        ),
        who,
        consentWords(known),
      ].join(between.sentences),
    ),
  ];
}

/** Said to a screen reader: an administrator's answer can come while the page is open. */
export function consentHeard({ permissions, set }: ScreenModel): string | undefined {
  const names = administratorsPermissions(permissions);
  if (!set.tenant || names.length === 0) return undefined;
  const known = consentState(set.tenant, names);
  return known.state === 'confirmed' ? consentWords(known) : undefined;
}

/** Whether asking an administrator is a way as good as going on: a consent is needed that nobody knows of. */
export function needsConsent({ permissions, set }: ScreenModel): boolean {
  const names = administratorsPermissions(permissions);
  return (
    set.tenant !== undefined && names.length > 0 && consentState(set.tenant, names).state !== 'confirmed'
  );
}

/** Leads to Authorize, with what to hand on. */
export function askAdministrator(enabled = true): Button {
  return { id: 'askAdministrator', label: l10n.t('Ask an Administrator…'), enabled, look: 'secondary' };
}
