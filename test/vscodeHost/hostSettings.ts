import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * User settings of every VS Code that we start: nothing calls home, and nothing that has no part in our work
 * stands in the way. Workspace trust is as a person has it.
 */
const hostSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  // The sign-in's own listener is no application to open.
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
} as const;

/** A folder that isn't trusted is asked about when it opens, in a dialog; a person's way otherwise leads through an editor. */
export const askForTrust = { 'security.workspace.trust.startupPrompt': 'always' } as const;

/** Writes the user settings of a VS Code that keeps its things in `userData`; `more` wins over those above. */
export async function writeUserSettings(
  userData: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await mkdir(join(userData, 'User'), { recursive: true });
  const settings = JSON.stringify({ ...hostSettings, ...more }, undefined, 2);
  await writeFile(join(userData, 'User/settings.json'), settings);
}
