import { env } from 'vscode';

/** The day of a moment where the person is, in VS Code's display language. @param time ISO 8601, or ms since 1970 */
export function dayWords(time: string | number): string {
  return new Date(time).toLocaleDateString(env.language);
}

/** The same with the time of day. */
export function momentWords(time: string | number): string {
  return new Date(time).toLocaleString(env.language);
}

/** The day where the person is as `yyyy-MM-dd`: for names of files, which sort by it. */
export function dayStamp(time: string | number): string {
  const date = new Date(time);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
