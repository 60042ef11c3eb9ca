import type { Item } from '../../api/types';
import type { Described, Mark } from '../../kinds/kind';
import { HAPPENING, of as kindOf } from '../../kinds/kinds';

const drawnAs = (...marks: Mark[]) => HAPPENING.filter(({ mark }) => mark && marks.includes(mark));

/** Kinds of which each item is an arrow, a dot, or a bar. */
export const ARROWS = drawnAs('arrow');
export const DOTTED = drawnAs('round', 'tip');
export const BARRED = drawnAs('bar', 'progress', 'days', 'plan');

export function isOf(item: Item, ...kinds: readonly Described[]): boolean {
    return kinds.some((kind) => kind === kindOf(item.subject));
}
