import * as vscode from 'vscode';
import { exchangeAllowListCommands } from '../../core/rules/exchangeAllowList';
import type { DoctorAsked } from '../../overview/pages';
import { doctorSupportText } from '../../wording/evidence/doctor';
import { copyText } from '../../window/browser';
import type { PlanBody } from '../plan/planView';
import type { Act } from '../protocol';
import { doctorView } from './doctorView';
import { exportPage } from './exportPage';
import type { FindingsParts, OtherPageView } from './pageParts';

/** Run Doctor: what it found when it looked, problems first. */
export class DoctorPage implements OtherPageView {
  constructor(
    private readonly parts: FindingsParts,
    private readonly asked: DoctorAsked,
  ) {}

  view(): PlanBody {
    const { overview, migrations } = this.parts;
    const from = migrations.onPage?.sets.first.name;
    return doctorView({ asked: this.asked, rows: overview.rows.sets, from });
  }

  /** @throws whatever keeps a button from its work */
  async take(act: Act): Promise<void> {
    if (act.type !== 'press') return;
    const { button, argument } = act;
    const { findings, facts, at } = this.asked;
    const run = async (command: string, ...asked: readonly unknown[]) => {
      await vscode.commands.executeCommand(command, ...asked);
    };
    switch (button) {
      case 'runDoctor':
        return run('backupAuth.doctor');
      case 'copyForSupport':
        return copyText(doctorSupportText(facts, findings, at));
      case 'copyCommands':
        return copyText((exchangeAllowListCommands(argument ?? '') ?? []).join('\n'));
      case 'openProxySetting':
        return run('workbench.action.openSettings', 'http.proxy');
      case 'openEntry':
        return run('backupAuth.openEntry', argument);
      case 'enterClientId':
        return run('backupAuth.enterClientId', argument);
      case 'reloadWindow':
        return run('workbench.action.reloadWindow');
      case 'showLog':
        this.parts.log.show();
        return;
      case 'back':
        this.parts.pages.leave();
        return;
      case 'exportPage':
        return exportPage(this.view(), 'doctor', Date.parse(at));
      default:
        return;
    }
  }
}
