import * as vscode from 'vscode';
import { permissionLevels, type PermissionLevel, readOverrides } from './core/identity/permissionOverrides';

// The settings `backupAuth.*`, a function each, as they are now. A file can hold anything: what doesn't fit is the default.
// package.json tells people the same defaults and bounds; a test compares them.

/** Whole numbers; others are the default, those beyond a bound are that bound. */
export const numberSettings = {
  'verify.parallelRequests': { default: 6, minimum: 1, maximum: 32 },
  'forecast.days': { default: 14, minimum: 0, maximum: 90 },
} as const;

/** The first is the default. */
export const choiceSettings = {
  afterApplied: ['ask', 'delete', 'keep'],
  'signIn.permissions': permissionLevels,
} as const;

/** Which files list backup sets: glob patterns. Whatever is none is left out. */
export function filePatterns(): string[] {
  const patterns = read('files');
  const listed: readonly unknown[] = Array.isArray(patterns) ? patterns : [];
  return listed.filter((pattern): pattern is string => typeof pattern === 'string' && pattern.length > 0);
}

/** How much a sign-in asks for; at the level `custom` also what it asks for instead, by source. */
export function permissionSetting(): { readonly level: PermissionLevel } & ReturnType<typeof readOverrides> {
  const level = choice('signIn.permissions');
  return level === 'custom'
    ? { level, ...readOverrides(read('permissions')) }
    : { level, overrides: {}, refused: [] };
}

/** How many requests a verification keeps open at one time. */
export function parallelRequests(): number {
  return wholeNumber('verify.parallelRequests');
}

/** How many days ahead the engineer wants to hear of authorizations that go stale. */
export function forecastDays(): number {
  return wholeNumber('forecast.days');
}

/** What becomes of an administrator's authorization when every set that names it is done. */
export function afterAppliedSetting(): (typeof choiceSettings.afterApplied)[number] {
  return choice('afterApplied');
}

/** Under which name this computer's authorizations are held; as the schema has it. Empty: the person set none. */
export function holder(): string {
  const name = read('holder');
  const line = typeof name === 'string' ? name.trim() : '';
  return /[\r\n]/.test(line) || line.length > 200 ? '' : line;
}

/** Whether lines above sets and tenants say their state. */
export function codeLensIsOn(): boolean {
  return read('editor.codeLens') !== false;
}

/** Whether other extensions may ask for tokens. */
export function isSharingOn(): boolean {
  return read('authenticationProvider.enabled') === true;
}

function wholeNumber(name: keyof typeof numberSettings): number {
  const { default: otherwise, minimum, maximum } = numberSettings[name];
  const value = read(name);
  return Number.isInteger(value) ? Math.min(maximum, Math.max(minimum, value as number)) : otherwise;
}

function choice<Name extends keyof typeof choiceSettings>(name: Name): (typeof choiceSettings)[Name][number] {
  const value = read(name);
  return choiceSettings[name].find((known) => known === value) ?? choiceSettings[name][0];
}

function read(name: string): unknown {
  return vscode.workspace.getConfiguration('backupAuth').get(name);
}
