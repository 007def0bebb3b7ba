import { permissionLevels } from '../../core/identity/permissionOverrides';
import { nothingDecided } from '../../core/steps/decided';
import { pageMarkdown, pageText } from '../../webview/plan/pageMarkdown';
import { planModel } from '../../webview/plan/planModel';
import { planView } from '../../webview/plan/planView';
import { estateRows } from '../estateRows';
import type { Options } from '../options';
import { printable, printableJson, type Terminal } from '../output';
import { planJson } from './planJson';

type PlanOptions = Extract<Options, { command: 'plan' }>;

/** The plan's page, as Export as Markdown saves it. @throws Failed */
export async function plan({ paths, format }: PlanOptions, terminal: Terminal): Promise<number> {
  const { rows, fileName, whole } = await estateRows(paths, terminal);
  const model = planModel({ page: 'plan', sets: undefined }, 'tenant', {
    overview: { rows },
    localGrants: { all: [] },
    queue: { queue: undefined, keptSteps: undefined },
    pages: { decided: nothingDecided },
    services: {
      now: () => terminal.now(),
      permissionLevel: () => permissionLevels[0],
      permissionOverrides: () => ({}),
    },
  });
  const all = Number.MAX_SAFE_INTEGER;
  switch (format) {
    case 'text':
      terminal.out(printable(pageText(planView(model, all))));
      break;
    case 'markdown':
      terminal.out(printable(pageMarkdown(planView(model, all))));
      break;
    case 'json':
      terminal.out(printableJson(planJson(model, fileName)));
      break;
  }
  return whole ? 0 : 1;
}
