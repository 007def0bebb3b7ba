/** Listeners to one thing that happens. */
export class Listeners {
  private readonly all = new Set<() => void>();

  readonly add = (listener: () => void): { dispose(): void } => {
    this.all.add(listener);
    return { dispose: () => void this.all.delete(listener) };
  };

  fire(): void {
    for (const listener of this.all) listener();
  }

  clear(): void {
    this.all.clear();
  }
}
