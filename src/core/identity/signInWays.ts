/**
 * `loopback`: the browser's answer goes to this computer, which listens for it; where the browser can't reach it, the
 * browser's own error page keeps the address to paste. `deviceCode`: a short code, shown here and typed on Microsoft's
 * page (RFC 8628). Microsoft's `nativeclient` page is no way: since December 2025 it warns for a moment, and leads on to a
 * page whose address holds nothing.
 */
export type Way = 'loopback' | 'deviceCode';

/**
 * Where the window and its browser are. `webHere`: VS Code in a browser, served by this very computer as far as its
 * address tells; `web`: served by another one. `remote`: another computer, by a kind of remote that is not named here.
 */
export type WindowKind = 'local' | 'wsl' | 'ssh' | 'container' | 'remote' | 'webHere' | 'web';

/** What a way of signing in can do. */
export interface WayCapabilities {
  /** How the answer gets here: the browser brings it (or a person its address), or this program asks for it. */
  readonly answer: 'redirect' | 'polling';
  /** Minutes that its code can be used (Microsoft). */
  readonly minutes: number;
  /** The person consents on its page for one service only; the browser's page asks for all of them. */
  readonly oneService: boolean;
}

export const signInWays: Readonly<Record<Way, WayCapabilities>> = {
  loopback: { answer: 'redirect', minutes: 10, oneService: false },
  deviceCode: { answer: 'polling', minutes: 15, oneService: true },
};

/**
 * The ways to offer, in their order. Conditional Access often blocks the device code, and Microsoft recommends that: it is
 * never first.
 */
export const offeredWays = ['loopback', 'deviceCode'] as const satisfies readonly Way[];

/**
 * Whether the browser's answer finds its way to a window by itself: `yes`; `mostly`, since VS Code forwards the port, or
 * the browser may run on another computer; `no`, the browser ends on its error page.
 */
export const answerArrives: Readonly<Record<WindowKind, 'yes' | 'mostly' | 'no'>> = {
  local: 'yes',
  wsl: 'mostly',
  ssh: 'mostly',
  container: 'mostly',
  remote: 'mostly',
  webHere: 'mostly',
  web: 'no',
};

const kinds: Readonly<Record<string, WindowKind>> = {
  wsl: 'wsl',
  'ssh-remote': 'ssh',
  'dev-container': 'container',
  'attached-container': 'container',
  'k8s-container': 'container',
};
/** A web window's remote is named by the address that serves it. */
const servedHere = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** What VS Code tells of a window. */
export interface WindowFacts {
  /** `vscode.env.remoteName`: the kind of remote, such as `ssh-remote`; in a web window its server. */
  readonly remoteName: string | undefined;
  /** `vscode.env.uiKind` is Web: the window is a page in a browser. */
  readonly web: boolean;
}

export function windowKindOf({ remoteName, web }: WindowFacts): WindowKind {
  if (web) return remoteName !== undefined && servedHere.test(remoteName) ? 'webHere' : 'web';
  if (remoteName === undefined) return 'local';
  return Object.hasOwn(kinds, remoteName) ? (kinds[remoteName] ?? 'remote') : 'remote';
}
