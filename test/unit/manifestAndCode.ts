import './wording/l10n';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../vscodeHost/projectRoot';

interface Described {
  readonly description?: string;
}
interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly main: string;
  readonly icon?: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: string };
  };
  readonly contributes: {
    readonly viewsContainers: {
      readonly activitybar: readonly { readonly id: string; readonly icon: string }[];
    };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly scope: string; readonly markdownDescription: string; readonly default: unknown }
        >
      >;
    };
    readonly languages: readonly {
      readonly id: string;
      readonly filenames: readonly string[];
      readonly filenamePatterns: readonly string[];
    }[];
    readonly jsonValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
    readonly colors: readonly (Described & {
      readonly id: string;
      readonly defaults: Readonly<Record<string, string>>;
    })[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string };
        readonly completionEvents?: readonly string[];
      }[];
    }[];
  };
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
export const manifestText = read('package.json');
export const manifest = JSON.parse(manifestText) as Manifest;
export const strings = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
export const { contributes } = manifest;

/** The host's sources, in one text each. The page has its own world. */
const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes(join('webview', 'ui')))
  .map((file) => read(join('src', file)));

export function found(pattern: RegExp): string[] {
  const all = sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  return [...new Set(all)].sort();
}

export const declared = contributes.commands.map(({ command }) => command).sort();
export const whens = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].flatMap(
  ({ when }) => (when === undefined ? [] : [when]),
);
export const text = (value: string) =>
  value.replace(/^%(.+)%$/, (_, key: string) => strings[key] ?? `?${key}`);

/** Rows tell of these beside what can be done: what is to be done next, as far as a button can. */
export const nextTokens = [
  'migrate',
  'authorizeAgain',
  'running',
  'enterClientId',
  'markApplied',
  'aftercare',
  'checkBackup',
  'openEntry',
].map((action) => `next:${action}`);
/** Counts only for what is next. */
export const notInMenus = ['authorizeAgainNow'];

/** What rows of the view Authorizations tell: see `tree/authorizationRows.ts`. */
export const grantTokens = ['grant', 'tenantGrants', 'unusedGrants'];
