import type { Method, TargetMethod } from '../core/backupSets/backupSet';
import type { Signer } from '../core/rules/judgement';
import type { Permission } from '../core/identity/permissions';
import { permissionReason } from '../wording/identity/permissions';
import { plainText } from '../wording/basics/plainText';
import { methodName } from '../wording/rules/status';
import { l10n } from '../wording/basics/l10n';
import { between } from '../wording/basics/between';

/** What a hand-off to an administrator names. No code, no token, and nobody is asked for one. */
export interface HandOff {
  /** At least one. */
  readonly sets: readonly { readonly name: string; readonly from: Method; readonly to: TargetMethod }[];
  readonly signer: Signer;
  readonly tenant: string;
  readonly cloudName: string;
  readonly clientId: string;
  /** Those that sign in, or that an administrator signs in for. At least one. */
  readonly accounts: readonly string[];
  readonly edition: string;
  /** The name of who asks; empty: not known. */
  readonly engineer: string;
  readonly consentLink: string;
  readonly permissions: readonly Permission[];
  /** What Microsoft refused last, where that is why the administrator is asked. */
  readonly refusal?: Refusal | undefined;
}

export interface Refusal {
  /** In our words. */
  readonly what: string;
  readonly next: string;
  /** Numbers and the correlation ID: what the tenant's sign-in log is searched by. */
  readonly details: readonly string[];
}

/** As Markdown, for a ticket or a chat: what comes from the file or from Microsoft is text in it, and no markup. */
export function administratorMarkdown(handOff: HandOff): string {
  const { subject, sections } = contents(handOff, markdown);
  return [
    `## ${subject}`,
    ...sections.flatMap(({ title, paragraphs, items }) => [
      ...(title === undefined ? [] : [`### ${title}`]),
      ...paragraphs,
      ...listed(items),
    ]),
  ].join('\n\n');
}

/**
 * As a mail of plain text, its subject in front. It is copied: an address that opens a mail program cannot carry it, since
 * VS Code writes addresses anew and would cut the text at the first `&` of the consent link.
 */
export function administratorMail(handOff: HandOff): string {
  const { subject, sections } = contents(handOff, plain);
  return [
    subject,
    ...sections.flatMap(({ title, paragraphs, items }) => [
      ...(title === undefined ? [] : [`${title}:`]),
      ...paragraphs,
      ...listed(items),
    ]),
  ].join('\n\n');
}

function listed(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')];
}

interface Section {
  readonly title?: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
}

function contents(
  given: HandOff,
  { quote, link }: Form,
): { readonly subject: string; readonly sections: readonly Section[] } {
  const { signer, clientId, consentLink, permissions, refusal, cloudName } = given;
  const quoted = (text: string) => quote(plainText(text));
  const [tenant, edition] = [quoted(given.tenant), quoted(given.edition)];
  const accounts = given.accounts.map(quoted);
  const sections: Section[] = [
    {
      paragraphs: [whatFor(given.sets, accounts, quote)],
      items: [
        whoSignsIn(signer, accounts),
        l10n.t(
          "To approve the app first, open this link on your own computer, compare the app's ID, and accept: {0}",
          link(consentLink),
        ),
      ],
    },
    {
      title: l10n.t("What you'll see"),
      paragraphs: [
        l10n.t(
          "Microsoft's sign-in page at {0}, then \"Permissions requested\" with the name of the app. At the end your browser says that it can't reach the page: that's expected, and the consent counts.",
          new URL(consentLink).host,
        ),
      ],
      items: [
        l10n.t('Tenant: {0} ({1})', tenant, cloudName),
        l10n.t('App (client) ID: {0}', quote(plainText(clientId))),
      ],
    },
    {
      title: l10n.t('Permissions requested'),
      paragraphs: [whoseAccess(given, edition, quote)],
      items: permissions.map(
        (permission) => `${permission.names.join(between.names)}: ${permissionReason(permission)}`,
      ),
    },
  ];
  if (refusal) {
    sections.push({
      title: l10n.t('What Microsoft answered so far'),
      paragraphs: [`${refusal.what} ${refusal.next}`],
      items: refusal.details.map((detail) => quote(plainText(detail, 1000))),
    });
  }
  sections.push({
    paragraphs: [
      l10n.t(
        "The link grants consent only. Never send me a code, a password, or a number of your authenticator app. I'll never ask for one.",
      ),
    ],
    items: [],
  });
  return {
    subject: l10n.t('Microsoft 365 backup with {0}: an authorization in {1}', edition, tenant),
    sections,
  };
}

/** That nothing here is for the backup product. */
function whoseAccess({ engineer, clientId }: HandOff, edition: string, quote: Form['quote']): string {
  const app = quote(plainText(clientId));
  const lets =
    engineer === ''
      ? l10n.t(
          'This lets the app {0} act for the person who signs in. I use it with Backup Auth Migrator on my computer.',
          app,
        )
      : l10n.t(
          'This lets the app {0} act for the person who signs in. I ({1}) use it with Backup Auth Migrator on my computer.',
          app,
          quote(plainText(engineer)),
        );
  return `${lets} ${l10n.t('It gives {0} nothing: {0} asks for its own approval.', edition)}`;
}

/** More than these are counted. */
const named = 20;

function listOf(texts: readonly string[]): string {
  const more = texts.length - named;
  return [...texts.slice(0, named), ...(more > 0 ? [l10n.t('… and {0} more', more)] : [])].join(
    between.names,
  );
}

function whatFor(sets: HandOff['sets'], accounts: readonly string[], quote: Form['quote']): string {
  const [first] = sets;
  const account = listOf(accounts);
  if (first && sets.length === 1) {
    const name = quote(plainText(first.name));
    return first.from === first.to
      ? l10n.t('The backup set "{0}" ({1}) needs a new authorization. For that:', name, account)
      : l10n.t(
          'The authentication of the backup set "{0}" ({1}) moves to {2}. For that:',
          name,
          account,
          methodName(first.to),
        );
  }
  const all = listOf(sets.map(({ name, to }) => `"${quote(plainText(name))}" (${methodName(to)})`));
  return sets.every(({ from, to }) => from === to)
    ? l10n.t('I authorize {0} backup sets of {1} again: {2}. For that:', sets.length, account, all)
    : l10n.t(
        'The authentication of {0} backup sets of {1} changes: {2}. For that:',
        sets.length,
        account,
        all,
      );
}

/** The link alone never finishes it: somebody whom the rules admit signs in where the authorization is kept. */
function whoSignsIn(signer: Signer, accounts: readonly string[]): string {
  if (signer === 'globalAdministrator') {
    return l10n.t(
      'A Global Administrator must sign in on my computer, where the authorization is stored. Let me know when that suits you.',
    );
  }
  return accounts.length > 1
    ? l10n.t('After the app is approved, these accounts sign in on my computer: {0}.', listOf(accounts))
    : l10n.t('After the app is approved, {0} signs in on my computer.', listOf(accounts));
}

/** How texts that are not ours, and the link, stand in the whole. */
interface Form {
  readonly quote: (foreign: string) => string;
  readonly link: (address: string) => string;
}

const plain: Form = { quote: (foreign) => foreign, link: (address) => address };

/** A code span makes no markup and no link of what is in it (CommonMark, 6.1), whatever it is; it reads well unrendered. */
const markdown: Form = {
  quote: (foreign) => {
    const runs = foreign.match(/`+/g) ?? [];
    const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
    const padding = fence.length > 1 ? ' ' : '';
    return foreign === '' ? '' : `${fence}${padding}${foreign}${padding}${fence}`;
  },
  link: (address) => `<${address}>`,
};
