import assert from 'node:assert/strict';
import type { Fault } from '../../ahsayCbs/faults';
import { systemUser } from '../../../src/practice/ahsayCbs/systemUser';
import { type Answer, importScene, original } from './importScene';

describe('A password of AhsayCBS', () => {
  const scene = importScene();
  const { run, text, passwords, answers } = scene;
  const stores: Answer = [/^Password/, { press: 'Store Password' }, 'once'];
  const typedUsers: Answer = [/^Backup users/, { text: 'contoso-backup' }];

  /** Both for the list of backup users, without which the import can do, and for the first question about one. */
  function fail(fault: Fault): void {
    const endsAtOnce =
      ['loginPage', 'redirect', 'drop'].includes(fault.kind) ||
      (fault.kind === 'status' && (fault.status === 401 || fault.status === 403));
    scene.server.fail(fault, endsAtOnce ? 1 : 2);
  }

  it('is not kept where the server refuses, which a dialog says with its words as plain text', async () => {
    const refuse = async (fault: Fault) => {
      answers(stores, typedUsers);
      fail(fault);
      await run();
    };
    await refuse({
      kind: 'statusError',
      message: 'See [here](command:workbench.action.quit)\n\u202eand',
    });
    assert.equal(scene.said[0]?.modal, true);
    assert.match(
      scene.said[0].message,
      /^AhsayCBS refused: "See \[here\]\u200b\(command:workbench\.action\.quit\) and"$/,
    );
    await refuse({ kind: 'loginPage' });
    await refuse({ kind: 'garbage' });
    assert.match(scene.said[1]?.message ?? '', /web page/);
    assert.match(scene.said[2]?.message ?? '', /isn't from AhsayCBS/);
    assert.deepEqual(passwords().servers(), []);
    assert.equal(await text(), original);
  });

  it('is kept in secret storage only where that is wanted, is used, and Forget All deletes it', async () => {
    answers(stores);
    await run();
    const kept = { origin: scene.server.origin, user: systemUser.user };
    assert.equal(await passwords().read(kept), systemUser.password);
    const again = answers([/Type the address/, { line: scene.server.origin }]);
    await run();
    assert.equal(
      again.asked.some((question) => question.startsWith('Password')),
      false,
    );
    assert.equal(scene.server.asked.at(-1)?.passwordRight, true);
    const state = JSON.stringify(
      scene.storage.state.keys().map((key) => [key, scene.storage.state.get(key)]),
    );
    assert.ok(state.includes(kept.origin));
    assert.equal(state.includes(systemUser.password), false);
    scene.presses = 'Delete Every Stored Authorization';
    await run('forgetAll');
    assert.equal(await passwords().read(kept), undefined);
    assert.deepEqual(passwords().servers(), []);
  });

  describe('that is kept', () => {
    /** The password that is kept after the server was asked with this one, once for each fault. */
    async function keptAfter(password: string, ...faults: readonly (Fault | undefined)[]) {
      const kept = { origin: scene.server.origin, user: systemUser.user };
      const after: (string | undefined)[] = [];
      for (const fault of faults) {
        await passwords().keep(kept, password);
        answers([/Type the address/, { line: kept.origin }], [/^Backup users/, { text: backupUsers }]);
        if (fault) fail(fault);
        await run();
        after.push(await passwords().read(kept));
      }
      return after;
    }
    let backupUsers: string;
    beforeEach(() => (backupUsers = 'contoso-backup'));

    const refusal = (message: string) => ({ kind: 'statusError', message }) as const;
    const { password } = systemUser;

    it('is forgotten where the refusal is about the log-in, and the person is told', async () => {
      assert.deepEqual(await keptAfter('changed-there-since', undefined), [undefined]);
      assert.match(scene.said[0]?.message ?? '', /Incorrect SysUser/);
      assert.match(scene.said[0]?.detail ?? '', /The stored password was deleted/);
      const refused = [401, 403].map((status) => ({ kind: 'status', status: status as 401 | 403 }) as const);
      assert.deepEqual(await keptAfter(password, ...refused), [undefined, undefined]);
    });

    it('stays where something else is refused, or nothing can be understood', async () => {
      scene.presses = 'Delete Stored Password';
      const faults: readonly Fault[] = [
        { kind: 'status', status: 404 },
        { kind: 'status', status: 500 },
        { kind: 'redirect', to: 'https://cbs.contoso.com' },
        { kind: 'loginPage' },
        { kind: 'garbage' },
        { kind: 'drop' },
      ];
      assert.deepEqual(
        await keptAfter(password, ...faults),
        faults.map(() => password),
      );
      assert.equal(scene.said.length, faults.length);
    });

    it('is forgotten or stays as the person decides, where the server’s words do not tell', async () => {
      assert.deepEqual(await keptAfter(password, refusal('Lizenz abgelaufen.')), [password]);
      scene.presses = 'Delete Stored Password';
      assert.deepEqual(await keptAfter(password, refusal('Lizenz abgelaufen.')), [undefined]);
    });

    it('stays where the server has just taken it, whatever it refuses then', async () => {
      scene.presses = 'Delete Stored Password';
      scene.server.calls.delete('ListUsers');
      backupUsers = 'contoso-backup, nobody';
      assert.deepEqual(await keptAfter(password, undefined), [password]);
      assert.match(scene.said[0]?.message ?? '', /User does not exist/);
    });
  });
});
