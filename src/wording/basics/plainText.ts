/** How long a text from a file or a server may get where it stands beside ours, in characters. */
const shown = 200;

/** C0 and C1 controls, line and paragraph ends, and marks that turn the direction of what follows. */
const invisible = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * Text from a file, made safe to stand beside ours: one line, no invisible controls, a bounded length, and set
 * apart where it runs from right to left, so that it reorders nothing around it. It is still to be shown as
 * plain text only.
 */
export function plainText(text: string, max = shown): string {
  // Cut first: cleaning a text of megabytes for two hundred characters is wasted.
  const cleaned = text
    .slice(0, max * 8)
    .replace(invisible, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(cleaned);
  const cut = characters.length > max || text.length > max * 8;
  const line = cut ? `${characters.slice(0, max).join('').trimEnd()}…` : cleaned;
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

/**
 * Without a link: VS Code makes one of `[text](command:…)`, `[text](https:…)` and `[text](file:…)` in notifications, and
 * knows no escape. A mark of no width stands between `]` and `(`; the text reads as it was.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** Without an icon: VS Code makes one of `$(name)` in pick lists and in the status bar. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
