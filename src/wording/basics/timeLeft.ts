/** "9:41" until then; never less than "0:00". @param until milliseconds since 1970 */
export function timeLeft(until: number): string {
  const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
