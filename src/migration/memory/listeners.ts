/** Listeners to one thing that happens. */
export class Listeners<T = void> {
  private readonly all = new Set<(about: T) => void>();

  readonly add = (listener: (about: T) => void): { dispose(): void } => {
    this.all.add(listener);
    return { dispose: () => void this.all.delete(listener) };
  };

  fire(about: T): void {
    for (const listener of this.all) listener(about);
  }

  clear(): void {
    this.all.clear();
  }
}
