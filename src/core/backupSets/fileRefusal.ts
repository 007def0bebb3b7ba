/** What Save meets in `estate/save/save.ts`; `entryDiffers`: the grant was made for another account or tenant. */
const fileRefusals = [
  'unsavedChanges',
  'changedAgain',
  'cannotWrite',
  'readBackDiffers',
  'fileGone',
  'isDirectory',
  'cannotRead',
  'tooBig',
  'notUtf8',
  'binary',
  'broken',
  'entryGone',
  'duplicateId',
  'entryInvalid',
  'recordInvalid',
  'entryDiffers',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

export function isFileRefusal(text: string): text is FileRefusal {
  return fileRefusals.some((one) => one === text);
}
