import type { Snapshot, StepId } from '../../../src/webview/protocol';

const key = 'file:///estate/backup-sets.json#1692322592995';
const order: readonly StepId[] = ['continue', 'authorize', 'code', 'save'];
const labels: Record<StepId, string> = {
  continue: 'Continue',
  authorize: 'Authorize',
  code: 'Code',
  save: 'Save',
};

let version = 0;

/** A screen of a set, at a step; each is of a version of its own. */
export function screen(
  now: StepId | 'done',
  rest: Pick<Snapshot, 'screen' | 'heading' | 'parts' | 'buttons' | 'focus'> & Partial<Snapshot>,
): Snapshot {
  const at = now === 'done' ? order.length : order.indexOf(now);
  return {
    version: ++version,
    key,
    title: 'Finance mailboxes',
    state: { icon: 'inProgress', text: 'Basic → Modern' },
    about: {
      summary: 'contoso.onmicrosoft.com · backup@contoso.com · AhsayOBM 9.0.2.0 (OBM) · Mailboxes, OneDrive',
      rows: [
        { label: 'Account', value: 'backup@contoso.com · ordinary account' },
        { label: 'Tenant', value: 'contoso.onmicrosoft.com · Microsoft 365 (global)' },
        { label: 'Product', value: 'AhsayOBM 9.0.2.0 (OBM)' },
        { label: 'ID', value: '1692322592995' },
      ],
    },
    stepsLabel: 'Steps of the migration',
    steps: order.map((id, index) => ({
      id,
      label: labels[id],
      state: index < at ? 'done' : index === at ? 'now' : 'next',
    })),
    announcement: rest.heading,
    ...rest,
  };
}

export const cancel = { id: 'cancel', label: 'Cancel', enabled: true, look: 'secondary' } as const;
