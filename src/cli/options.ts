import { parseArgs } from 'node:util';
import type { UsageFault } from '../wording/commandLine/usage';

export const commands = ['check', 'plan', 'report'] as const;
export type Command = (typeof commands)[number];

/** The first is the default. */
export const formats = {
  check: ['text', 'json', 'sarif'],
  plan: ['text', 'markdown', 'json'],
  report: ['markdown', 'csv', 'json'],
} as const satisfies Record<Command, readonly string[]>;
export type Format<C extends Command> = (typeof formats)[C][number];

/** From the least to the worst. */
export const levels = ['note', 'warning', 'error'] as const;
export type Level = (typeof levels)[number];

interface Shared {
  /** Files and folders, at least one. */
  readonly paths: readonly string[];
}
export type Options =
  | { readonly command: 'help'; readonly about: Command | undefined }
  | { readonly command: 'version' }
  | (Shared & {
      readonly command: 'check';
      readonly format: Format<'check'>;
      /** A commit, as Git names it. */
      readonly base: string | undefined;
      readonly failOn: Level;
    })
  | (Shared & { readonly command: 'plan'; readonly format: Format<'plan'> })
  | (Shared & {
      readonly command: 'report';
      readonly format: Format<'report'>;
      readonly details: boolean;
      readonly customer: string | undefined;
    });

/** What was asked for can't be understood. */
export class UsageError extends Error {
  constructor(readonly fault: UsageFault) {
    super(fault.id);
  }
}

const known = {
  format: { type: 'string' },
  base: { type: 'string' },
  'fail-on': { type: 'string' },
  details: { type: 'boolean' },
  customer: { type: 'string' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;
type Name = keyof typeof known;

const allowed: Readonly<Record<Command, readonly Name[]>> = {
  check: ['format', 'base', 'fail-on'],
  plan: ['format'],
  report: ['format', 'details', 'customer'],
};

/** The language alone: what follows may have to be said in it. */
export function languageIn(args: readonly string[]): string | undefined {
  const { values } = parse(args);
  const { language } = values;
  return typeof language === 'string' ? language : undefined;
}

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals, tokens } = parse(args);
  for (const token of tokens) if (token.kind === 'option') checkOption(token);
  const [first, ...rest] = positionals;
  const command = commands.find((one) => one === first);
  if (values.help === true || first === 'help') {
    const about = commands.find((one) => one === (first === 'help' ? rest[0] : first));
    return { command: 'help', about };
  }
  if (values.version === true) return { command: 'version' };
  if (first === undefined) throw new UsageError({ id: 'noCommand' });
  if (command === undefined) throw new UsageError({ id: 'unknownCommand', value: first });
  for (const token of tokens) {
    if (
      token.kind === 'option' &&
      token.name !== 'language' &&
      !allowed[command].some((one) => one === token.name)
    )
      throw new UsageError({ id: 'notForCommand', option: token.rawName, command });
  }
  const paths = rest.length > 0 ? rest : ['.'];
  const text = (name: Name) => {
    const value: unknown = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  switch (command) {
    case 'check':
      return {
        command,
        paths,
        format: oneOf('--format', formats.check, text('format')) ?? formats.check[0],
        base: text('base'),
        failOn: oneOf('--fail-on', levels, text('fail-on')) ?? 'warning',
      };
    case 'plan':
      return { command, paths, format: oneOf('--format', formats.plan, text('format')) ?? formats.plan[0] };
    case 'report':
      return {
        command,
        paths,
        format: oneOf('--format', formats.report, text('format')) ?? formats.report[0],
        details: values.details === true,
        customer: text('customer'),
      };
  }
}

/** Not strictly: Node's own errors are in English, and for programmers. */
function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: known, allowPositionals: true, strict: false, tokens: true });
}

function checkOption({ name, rawName, value }: OptionToken): void {
  if (!Object.hasOwn(known, name)) throw new UsageError({ id: 'unknownOption', option: rawName });
  const { type } = known[name as Name];
  if (type === 'boolean' && value !== undefined)
    throw new UsageError({ id: 'noValueWanted', option: rawName });
  // The next option was meant as one; and a ref that begins like one could become an option of Git.
  if (type === 'string' && (value === undefined || value === '' || value.startsWith('-')))
    throw new UsageError({ id: 'valueMissing', option: rawName });
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function oneOf<T extends string>(
  option: string,
  choices: readonly T[],
  value: string | undefined,
): T | undefined {
  if (value === undefined) return undefined;
  const chosen = choices.find((one) => one === value);
  if (chosen === undefined) throw new UsageError({ id: 'notAllowed', option, value, choices });
  return chosen;
}
