import { type Span, afterTrivia, comma, quote, stringEnd, textAt, unquoted, valueAt } from './scan';

/** One property with all that stands around it; trivia are white space and comments. */
export interface Property {
  readonly key: string;
  readonly keyText: string;
  readonly value: Span;
  readonly valueText: string;
  /** Trivia between the comma or brace before, and the key. */
  readonly before: string;
  /** The colon with its trivia. */
  readonly colon: string;
  /** Trivia between the value and its comma; empty where there is no comma. */
  readonly beforeComma: string;
  readonly hasComma: boolean;
}

/**
 * The object that begins at `offset`, in a text that `parse` found right. Its text is `{`, its properties, `tail` and
 * `}`: no character is left out.
 * @param most no more properties are looked at; then what is left is not told
 */
export function propertiesOf(
  text: string,
  offset: number,
  most = Infinity,
): { properties: Property[]; tail: string } {
  const properties: Property[] = [];
  let at = offset + 1;
  let next = afterTrivia(text, at);
  while (text.charCodeAt(next) === quote && properties.length < most) {
    const keyEnd = stringEnd(text, next);
    const value = valueAt(text, afterTrivia(text, afterTrivia(text, keyEnd) + 1));
    const valueEnd = value.offset + value.length;
    const behind = afterTrivia(text, valueEnd);
    const hasComma = text.charCodeAt(behind) === comma;
    const keyText = text.slice(next, keyEnd);
    properties.push({
      key: unquoted(keyText),
      keyText,
      value,
      valueText: textAt(text, value),
      before: text.slice(at, next),
      colon: text.slice(keyEnd, value.offset),
      beforeComma: hasComma ? text.slice(valueEnd, behind) : '',
      hasComma,
    });
    at = hasComma ? behind + 1 : valueEnd;
    next = hasComma ? afterTrivia(text, at) : behind;
  }
  return { properties, tail: text.slice(at, next) };
}

/** Trivia that hold a comment. */
export function hasComment(trivia: string): boolean {
  return /\S/.test(trivia);
}
