import { isSecret } from '../../core/backupSets/secretShapes';
import { type Span, textAt } from '../jsonc/scan';
import { type WalkedProperty, walk } from '../jsonc/walk';

/** Whether passwords or tokens stand anywhere in a parsed file: a quick look, without places. */
export function holdsSecret(value: unknown, name = ''): boolean {
  if (typeof value !== 'object' || value === null) return isSecret(name, value);
  if (Array.isArray(value)) return value.some((item) => holdsSecret(item, name));
  for (const key in value) {
    if (holdsSecret((value as Readonly<Record<string, unknown>>)[key], key)) return true;
  }
  return false;
}

/** Tells each property that holds one, once: by its name and the place of its key, never by its value. */
export function secretsIn(
  text: string,
  tell: (property: { readonly key: string; readonly place: Span }) => void,
): void {
  let told: WalkedProperty | undefined;
  walk(text, {
    scalar: (place, property) => {
      if (!property || property === told) return;
      if (!isSecret(property.key, JSON.parse(textAt(text, place)))) return;
      told = property;
      tell(property);
    },
  });
}
