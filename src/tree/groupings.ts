import type { Team } from '../core/backupSets/backupSet';
import { setStateOf, type SetState } from '../core/overview/setState';
import type { SetRow } from '../overview/rows';
import { plainText } from '../wording/basics/plainText';
import { stateName } from '../wording/rules/status';
import { l10n } from '../wording/basics/l10n';

/** What sets have in common. */
export interface Common {
  /** Equal for sets of one group. */
  readonly key: string;
  readonly label: string;
  /** Groups stand by it, then by their label. */
  readonly rank: number;
}

interface Grouping {
  readonly name: () => string;
  readonly icon: string;
  /** Undefined: by tenant and account, as the rows are. `fileName`: for people */
  readonly of: ((row: SetRow, fileName: (file: string) => string) => Common) | undefined;
}

/** The order of the groups: what presses first. */
const states: readonly SetState[] = [
  'signingIn',
  'broken',
  'blocked',
  'inProgress',
  'attention',
  'toMigrate',
  'recorded',
  'done',
  'backupRan',
  'settled',
];

/** By a word of the team; sets without one come last. */
const byTeam =
  (key: keyof Team, none: () => string): NonNullable<Grouping['of']> =>
  ({ set: { team } }) => {
    const word = team?.[key];
    return word === undefined
      ? { key: '', label: none(), rank: 1 }
      : { key: word, label: plainText(word), rank: 0 };
  };

/** By what the view can be grouped; a new way is a row here. */
export const groupings = {
  tenant: { name: () => l10n.t('Tenant'), icon: 'organization', of: undefined },
  state: {
    name: () => l10n.t('State'),
    icon: 'list-tree',
    of: ({ status, signingIn }) => {
      const state = setStateOf(status, signingIn);
      return { key: state, label: stateName(state), rank: states.indexOf(state) };
    },
  },
  file: {
    name: () => l10n.t('File'),
    icon: 'file',
    of: ({ set: { file } }, fileName) => ({ key: file, label: plainText(fileName(file)), rank: 0 }),
  },
  customer: {
    name: () => l10n.t('Customer'),
    icon: 'briefcase',
    of: byTeam('customer', () => l10n.t('No customer')),
  },
  owner: { name: () => l10n.t('Owner'), icon: 'person', of: byTeam('owner', () => l10n.t('No owner')) },
  wave: { name: () => l10n.t('Wave'), icon: 'calendar', of: byTeam('wave', () => l10n.t('No wave')) },
} as const satisfies Readonly<Record<string, Grouping>>;
export type GroupingId = keyof typeof groupings;

export const groupingIds = Object.keys(groupings) as readonly GroupingId[];

export function groupingOf(name: string | undefined): Grouping {
  const id = groupingIds.find((one) => one === name) ?? 'tenant';
  return groupings[id];
}
