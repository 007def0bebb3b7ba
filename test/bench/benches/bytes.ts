import { stat } from 'node:fs/promises';
import { projectRoot } from '../../vscodeHost/projectRoot';
import { bench, type Row } from '../bench';
import { activationBytes } from '../bytes';
import { productionVsix } from '../productionVsix';

interface Scene {
  readonly activation: number;
  readonly vsix: number;
}

function row(what: keyof Scene, name: string, limit: number): Row<Scene> {
  return {
    id: `bytes/${what}`,
    name,
    floor: `its limit, ${limit.toLocaleString('en')} bytes`,
    goal: { atMost: 1 },
    unit: 'bytes',
    measure: (scene) => ({ floor: limit, ours: scene[what] }),
  };
}

export const bytesBench = bench<Scene>({
  id: 'bytes',
  title: 'Bytes of the production build',
  rounds: 1,
  warmUp: 0,
  inProcess: false,
  open: async () => {
    const { size } = await stat(await productionVsix());
    return { activation: await activationBytes(projectRoot), vsix: size };
  },
  rows: [row('vsix', 'The VSIX', 450_000), row('activation', 'What activation loads', 45_000)],
});
