import { afterwards } from './afterwards';
import { migrating } from './migrating';
import type { Walk } from './walk';

export const walks: readonly Walk[] = [...migrating, ...afterwards];
