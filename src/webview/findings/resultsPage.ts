import * as vscode from 'vscode';
import type { ResultsAsked } from '../../overview/pages';
import type { SetRow } from '../../overview/rows';
import { copyText } from '../../window/browser';
import type { PlanBody } from '../plan/planView';
import type { Act } from '../protocol';
import { missingConsentLink } from './consentLinks';
import { exportPage } from './exportPage';
import type { FindingsParts, OtherPageView } from './pageParts';
import { resultsView } from './resultsView';

/** Longer lists nobody reads on a page: they are in its export. */
const listed = 50;

/** What tests of authorizations found, as it is known now: what needs doing first. */
export class ResultsPage implements OtherPageView {
  constructor(
    private readonly parts: FindingsParts,
    private readonly asked: ResultsAsked,
  ) {}

  view(): PlanBody {
    return resultsView(this.rows(), listed);
  }

  /** @throws whatever keeps a button from its work */
  async take(act: Act): Promise<void> {
    if (act.type !== 'press') return;
    const { button, argument = '' } = act;
    const { overview, migrations, services } = this.parts;
    const row = overview.rows.find(argument);
    const run = async (command: string, ...asked: readonly unknown[]) => {
      await vscode.commands.executeCommand(`backupAuth.${command}`, ...asked);
    };
    switch (button) {
      case 'verify': {
        const rows = this.rows();
        return run('verify', rows[0], rows);
      }
      case 'testOne':
        return row && run('verify', row, [row]);
      case 'authorizeAgain':
      case 'openSet':
        return run(button, argument);
      case 'testAccess':
        await migrations.showToTest(argument);
        return;
      case 'copyAdminConsent': {
        const link = row?.status.verification && missingConsentLink(row.set, row.status.verification);
        return link === undefined ? undefined : copyText(link);
      }
      case 'exportPage':
        return exportPage(resultsView(this.rows(), Number.MAX_SAFE_INTEGER), 'test-results', services.now());
      default:
        return;
    }
  }

  /** Of what was asked for, in the order of the view. */
  private rows(): readonly SetRow[] {
    const { rows } = this.parts.overview;
    const all = rows.tenants.flatMap(({ accounts }) => accounts.flatMap(({ sets }) => sets));
    if (!this.asked.sets) return all;
    const wanted = new Set(this.asked.sets);
    return all.filter(({ key }) => wanted.has(key));
  }
}
