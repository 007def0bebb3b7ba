// The extension as it is, for a test build: what it stores by VS Code is a durable step, as what it writes into files is.
import type { ExtensionContext, Memento, SecretStorage } from 'vscode';
import type { BackupSetsApi } from '../../../src/api';
import * as extension from '../../../src/extension';
import { durable } from '../seam/steps';

export function activate(context: ExtensionContext): Promise<BackupSetsApi> {
  // VS Code's own object can't be changed.
  const atSteps = Object.create(context, {
    secrets: { value: secretsAtSteps(context.secrets) },
    globalState: { value: stateAtSteps(context.globalState) },
    workspaceState: { value: stateAtSteps(context.workspaceState) },
  }) as ExtensionContext;
  return extension.activate(atSteps);
}

export const { deactivate } = extension;

function secretsAtSteps(secrets: SecretStorage): SecretStorage {
  return {
    onDidChange: secrets.onDidChange,
    keys: () => secrets.keys(),
    get: (key) => secrets.get(key),
    store: (key, value) => durable(`store ${key}`, key, () => secrets.store(key, value)),
    delete: (key) => durable(`delete ${key}`, key, () => secrets.delete(key)),
  };
}

function stateAtSteps(state: Memento): Memento {
  const update = (key: string, value: unknown) =>
    durable(`update ${key}`, key, () => state.update(key, value));
  return Object.create(state, { update: { value: update } }) as Memento;
}
