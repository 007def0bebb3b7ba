import { packageVsix } from '../vscodeHost/vsix';

let packaged: Promise<string> | undefined;

/** Packages the extension once a run, by whichever bench asks first; `dist` holds the production build then. */
export function productionVsix(): Promise<string> {
  return (packaged ??= packageVsix());
}
