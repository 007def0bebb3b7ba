import type { Snapshot } from '../../../src/webview/protocol';
import { doctorSamples } from './findings/doctorSamples';
import { resultsSamples } from './findings/resultsSamples';
import { planSamples } from './plan/planSamples';
import { reviewSamples } from './reviewSamples';
import { saveSamples } from './saveSamples';
import { signInSamples } from './signInSamples';

/** One snapshot of every screen, in the words of the product. */
export const samples = {
  ...reviewSamples,
  ...signInSamples,
  ...saveSamples,
  ...planSamples,
  ...doctorSamples,
  ...resultsSamples,
} satisfies Record<string, Snapshot>;
