import { type Property, hasComment } from './objectProperties';
import type { WantedValue } from './wantedValue';

/** How the lines around an object are written. */
export interface Layout {
  /** The line ending used there. */
  readonly eol: string;
  /** The indentation of the line that the object begins in. */
  readonly indent: string;
  /** One step of indentation. */
  readonly unit: string;
  /** The object begins in a line that holds nothing before it but its key: it may grow to several lines. */
  readonly mayGrow: boolean;
}

/** How an object writes its properties. */
export interface Style {
  readonly eol: string;
  readonly unit: string;
  readonly isMultiline: boolean;
  /** The indentation of its properties, where they have lines of their own. */
  readonly indent: string;
  /** The colon with its white space. */
  readonly colon: string;
  /** White space between a comma and the next property. */
  readonly separator: string;
  /** White space inside the braces of a single line. */
  readonly padding: string;
}

/** The style that an object has; for what it does not show, the one that goes with the rest. */
export function styleOf(
  properties: readonly Property[],
  { eol, unit, indent, isMultiline }: Layout & { readonly isMultiline: boolean },
): Style {
  const [first, second] = properties;
  const colon = first && /^[ \t]*:[ \t]*$/.test(first.colon) ? first.colon : ': ';
  const padding = first && /^[ \t]*$/.test(first.before) ? first.before : '';
  const ownIndent = first && /[\r\n]/.test(first.before) ? lastLineIndent(first.before) : indent + unit;
  const space = second && !hasComment(second.before) ? second.before : colon.endsWith(':') ? '' : ' ';
  return {
    eol,
    unit,
    isMultiline,
    indent: isMultiline ? ownIndent : indent,
    colon,
    separator: isMultiline ? eol + ownIndent : space,
    padding,
  };
}

/** A new value in the style of the object that it stands in. */
export function print(value: WantedValue, style: Style): string {
  const { eol, unit, indent, isMultiline, colon, separator, padding } = style;
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) {
    const space = colon.endsWith(':') ? '' : ' ';
    return `[${value.map((item) => JSON.stringify(item)).join(`,${space}`)}]`;
  }
  const inner = { ...style, indent: indent + unit };
  const properties = Object.entries(value).flatMap(([key, each]) =>
    each === undefined ? [] : [`${JSON.stringify(key)}${colon}${print(each, inner)}`],
  );
  return isMultiline
    ? `{${properties.map((each) => eol + inner.indent + each).join(',')}${eol}${indent}}`
    : `{${padding}${properties.join(`,${separator}`)}${padding}}`;
}

function lastLineIndent(trivia: string): string {
  const lastLine = trivia.slice(Math.max(trivia.lastIndexOf('\n'), trivia.lastIndexOf('\r')) + 1);
  return /^[ \t]*/.exec(lastLine)?.[0] ?? '';
}
