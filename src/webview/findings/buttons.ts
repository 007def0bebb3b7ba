import type { Button, ButtonId } from '../protocol';

export function secondary(id: ButtonId, label: string): Button {
  return { id, label, enabled: true, look: 'secondary' };
}

/** @param argument which one, where a page has several */
export function link(id: ButtonId, label: string, argument?: string): Button {
  return { id, label, enabled: true, look: 'link', ...(argument === undefined ? {} : { argument }) };
}
