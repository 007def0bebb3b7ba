import { type FileIndex, indexSteps } from '../../../../src/editor/text/fileIndex';
import { atOnce } from '../../../../src/core/basics/slices';

/** A file as somebody types it. */
export const text = `// ours
{
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" }, // {
    { "id": "fabri\\u006bam", "tenant": "fabrikam.com", "cloud": "china" },
  ],
  "backupSets": [
    {
      "id": "1", "name": "First } [", "tenant": "contoso", "account": "a@contoso.com",
      "authentication": { "method": "basic", "id": "none of its own" }
    },
    5,
    { "id": "2", "name": 5, "tenant": "fabrikam" }
  ]
}
`;

export const indexOf = (of: string): FileIndex => atOnce(indexSteps(of));
export const values = ({ entries }: FileIndex) =>
  entries.map(({ part, texts }) => [
    part,
    ...Object.entries(texts).map(([key, { value }]) => `${key}=${value}`),
  ]);

/** What is in the text at the places that the index names. */
export function shown(index: FileIndex, of: string): unknown[] {
  return [
    Object.entries(index.lists).map(([part, { offset, length }]) => [
      part,
      of[offset],
      of[offset + length - 1],
    ]),
    ...index.entries.map(({ offset, length, texts }) => [
      of.slice(offset, offset + length),
      ...Object.values(texts).map((place) =>
        of.slice(offset + place.offset, offset + place.offset + place.length),
      ),
    ]),
  ];
}
