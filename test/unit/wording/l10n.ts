/**
 * Import this first: sentences can then be read in plain Node. Nothing of VS Code is played but `l10n.t`, which fills in
 * its places as VS Code does without a translation.
 */
import Module from 'node:module';

const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load.bind(Module);
const t = (message: string, ...places: readonly (string | number)[]) =>
  message.replace(/\{(\d+)\}/g, (place, index: string) => String(places[Number(index)] ?? place));

const vscode = { l10n: { t }, env: { language: 'en' } };

loader._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
