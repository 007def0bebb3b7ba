import * as vscode from 'vscode';
import { planDecisions } from '../../core/overview/planDigest';
import { saveAs } from '../../documents/saveAs';
import type { PlanAsked } from '../../overview/pages';
import { dayStamp } from '../../wording/basics/locale';
import type { Act, PressedId } from '../protocol';
import { pageMarkdown } from './pageMarkdown';
import {
  planModel,
  type PlanModel,
  type PlanParts,
  progressGroupings,
  type ProgressGrouping,
} from './planModel';
import { type PlanBody, planView } from './planView';
import { l10n } from '../../wording/basics/l10n';

/** Longer lists nobody reads on a page: they are in its export. */
const listed = 50;

/** Show Migration Plan: what is to be done for an estate, in the order of what presses, and the queue that does it. */
export class PlanPage {
  private grouping: ProgressGrouping = 'tenant';

  constructor(
    private readonly parts: PlanParts,
    private readonly asked: PlanAsked,
  ) {}

  view(): PlanBody {
    return planView(this.model(), listed);
  }

  /** @throws whatever keeps a command from its work */
  async take(act: Act): Promise<void> {
    const { pages } = this.parts;
    switch (act.type) {
      case 'choose':
        pages.decided = { ...pages.decided, method: act.method };
        return;
      case 'tick': {
        const { limits } = planDecisions(this.model().plan);
        pages.decided = { ...pages.decided, acknowledged: act.on ? [...limits.keys()] : [] };
        return;
      }
      case 'press':
        return this.press(act.button, act.argument);
      case 'submitCode':
        return;
    }
  }

  private async press(button: PressedId, argument: string | undefined): Promise<void> {
    const { queue, pages } = this.parts;
    const run = (command: string, ...asked: readonly unknown[]) =>
      Promise.resolve(vscode.commands.executeCommand(`backupAuth.${command}`, ...asked)).then(
        () => undefined,
      );
    // What was asked for, as the view's rows: a command that gets none is about all.
    const rows = this.asked.sets ? this.model().rows : [];
    switch (button) {
      case 'start':
        return run('migrateAll', rows[0], rows);
      case 'continueQueue':
        return run('continueQueue');
      case 'requestConsent':
      case 'exportReport':
        return run(button, rows[0], rows);
      case 'skip':
        return queue.queue?.skip();
      case 'defer':
        return queue.queue?.defer();
      case 'goToAccount':
        return argument === undefined ? undefined : queue.queue?.goTo(argument);
      case 'stop':
        return queue.queue?.stop();
      case 'openSet':
        return run('openSet', argument);
      case 'showBlocked':
        return run('filter', 'blocked');
      case 'group':
        this.grouping = progressGroupings.find((one) => one === argument) ?? this.grouping;
        return;
      case 'showPlan':
        pages.show({ page: 'plan', sets: this.asked.sets });
        return;
      case 'exportPage':
        return this.export();
      default:
        return;
    }
  }

  private async export(): Promise<void> {
    const text = pageMarkdown(planView(this.model(), Number.MAX_SAFE_INTEGER));
    await saveAs({
      title: l10n.t('Export as Markdown'),
      name: `migration-plan-${dayStamp(this.parts.services.now())}.md`,
      kind: { name: 'Markdown', ending: 'md' },
      text,
    });
  }

  private model(): PlanModel {
    return planModel(this.asked, this.grouping, this.parts);
  }
}
