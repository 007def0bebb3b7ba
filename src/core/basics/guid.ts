const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guids = /[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}/gi;

export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** For readers to whom an id says nothing: an ellipsis in the place of each, written with hyphens or without. */
export function withoutGuids(text: string): string {
  return text.replace(guids, '…');
}
