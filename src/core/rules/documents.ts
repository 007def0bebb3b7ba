import table from './documents.json';

/** What a rule or a date comes from, for a person to look up. */
export interface SourceDocument {
  readonly document: string;
  /** Who published it. */
  readonly vendor: string;
  /** ISO 8601; of one without a date, the version that it describes. */
  readonly date: string;
  /** Where it is, or the archive that holds it. */
  readonly address: string;
}

export type DocumentId = keyof typeof table.documents;

/** In the order asked for. */
export function documentsOf(ids: readonly DocumentId[]): readonly SourceDocument[] {
  return ids.map((id) => table.documents[id]);
}
