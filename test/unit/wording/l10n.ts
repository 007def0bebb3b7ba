/** Import this first: modules that also talk to VS Code can then be read in plain Node. Nothing of VS Code is played. */
import Module from 'node:module';

const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const load = loader._load.bind(Module);
loader._load = (request, ...rest) => (request === 'vscode' ? {} : load(request, ...rest));
