import * as vscode from 'vscode';

/** How many days ahead the engineer wants to hear of authorizations that go stale. */
export function forecastDays(): number {
  const days = vscode.workspace.getConfiguration('backupAuth').get<number>('forecast.days', 14);
  return Number.isFinite(days) ? days : 14;
}
