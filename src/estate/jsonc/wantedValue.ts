/**
 * The keys of an object that an edit may touch, in the order in which new ones are added; an object in it has
 * keys of its own.
 */
export interface KnownKeys {
  readonly [key: string]: KnownKeys | true;
}

export type WantedValue = string | readonly string[] | WantedObject;

export interface WantedObject {
  readonly [key: string]: WantedValue | undefined;
}
