import type { GrantFacts } from '../../core/identity/grant';

/** Of reads of the kept grants that overlap, what the one found counts that began last: it saw the newest. */
export class GrantReadings {
  private begun = 0;
  private newestList = 0;
  /** By grant, the read of it alone that began after the newest list. */
  private readonly newest = new Map<string, number>();
  private found: ReadonlyMap<string, GrantFacts> | undefined;

  /** By id; another map where anything changed. Undefined: not read yet. */
  get kept(): ReadonlyMap<string, GrantFacts> | undefined {
    return this.found;
  }

  /** @returns what names the read when it ends */
  begin(): number {
    return ++this.begun;
  }

  /** A read of all grants found these. */
  listed(reading: number, grants: readonly GrantFacts[]): void {
    if (reading < this.newestList) return;
    this.newestList = reading;
    const kept = new Map(grants.map((grant) => [grant.id, grant]));
    for (const [id, later] of this.newest) {
      if (later < reading) this.newest.delete(id);
      else put(kept, id, this.found?.get(id));
    }
    this.found = kept;
  }

  /** A read of one grant found this; undefined: it is gone. */
  read(reading: number, id: string, facts: GrantFacts | undefined): void {
    if (reading < (this.newest.get(id) ?? this.newestList)) return;
    this.newest.set(id, reading);
    const kept = new Map(this.found);
    put(kept, id, facts);
    this.found = kept;
  }
}

function put(kept: Map<string, GrantFacts>, id: string, facts: GrantFacts | undefined): void {
  if (facts) kept.set(id, facts);
  else kept.delete(id);
}
