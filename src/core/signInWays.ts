/**
 * `loopback`: this computer listens for the browser's answer. `nativeclient`: Microsoft's blank page, whose address
 * holds the code. `deviceCode`: a short code, shown here and typed on Microsoft's page (RFC 8628).
 */
export type Way = 'loopback' | 'nativeclient' | 'deviceCode';

/**
 * Where the window and its browser are. `webHere`: VS Code in a browser, served by this very computer as far as its
 * address tells; `web`: served by another one. `remote`: another computer, by a kind of remote that is not named here.
 */
export type WindowKind = 'local' | 'wsl' | 'ssh' | 'container' | 'remote' | 'webHere' | 'web';

/** What a way of signing in can do. */
export interface WayCapabilities {
  /** How the answer gets here: the browser brings it, a person pastes it, or this program asks for it. */
  readonly answer: 'redirect' | 'paste' | 'polling';
  /** Minutes that its code can be used (Microsoft). */
  readonly minutes: number;
  /** The request can name the account, or demand a fresh sign-in. */
  readonly asksForAccount: boolean;
  /** The answer carries this attempt's nonce. */
  readonly nonce: boolean;
  /** The person consents on its page for one service only; the browser's page asks for all of them. */
  readonly oneService: boolean;
  /** Conditional Access often blocks it, and Microsoft recommends that: offered, never first. */
  readonly oftenBlocked: boolean;
  /**
   * Whether the answer finds its way from the browser to a window: `yes`; `mostly`, since VS Code forwards the port;
   * `no`, the browser ends on an error page whose address can still be pasted.
   */
  readonly reaches: Readonly<Record<WindowKind, 'yes' | 'mostly' | 'no'>>;
}

const everyWindow = {
  local: 'yes',
  wsl: 'yes',
  ssh: 'yes',
  container: 'yes',
  remote: 'yes',
  webHere: 'yes',
  web: 'yes',
} as const;

export const signInWays: Readonly<Record<Way, WayCapabilities>> = {
  loopback: {
    answer: 'redirect',
    minutes: 10,
    asksForAccount: true,
    nonce: true,
    oneService: false,
    oftenBlocked: false,
    reaches: {
      local: 'yes',
      wsl: 'mostly',
      ssh: 'mostly',
      container: 'mostly',
      remote: 'mostly',
      webHere: 'mostly',
      web: 'no',
    },
  },
  nativeclient: {
    answer: 'paste',
    minutes: 10,
    asksForAccount: true,
    nonce: true,
    oneService: false,
    oftenBlocked: false,
    reaches: everyWindow,
  },
  deviceCode: {
    answer: 'polling',
    minutes: 15,
    asksForAccount: false,
    nonce: false,
    oneService: true,
    oftenBlocked: true,
    reaches: everyWindow,
  },
};

/** The ways for a window, the one to offer first in front. */
export function waysFor(window: WindowKind): readonly [Way, ...Way[]] {
  const [first, ...others] = (['loopback', 'nativeclient', 'deviceCode'] as const).toSorted(
    (a, b) => rank(a, window) - rank(b, window),
  );
  return [first ?? 'loopback', ...others];
}

/** What comes by itself is best, what is pasted next, then what ends on an error page; what is often blocked is last. */
function rank(way: Way, window: WindowKind): number {
  const { answer, oftenBlocked, reaches } = signInWays[way];
  if (oftenBlocked) return 3;
  if (reaches[window] === 'no') return 2;
  return answer === 'redirect' ? 0 : 1;
}

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
