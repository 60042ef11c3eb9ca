import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { isExact, span } from '../../date/edtf';
import type { Described, Mark } from '../../kinds/kind';
import { called, isolated } from '../../parts/bits';
import { elsewhere } from '../../state/place';
import { band, type Extent, type Ground, head, LEFT, middle, vague } from './ground';
import { doubt, particulars, said } from './said';
import { isOver, life } from './scale';

const ROW = 30;
const DOTS = 34;
const HEAD = 18;

/** A lane, and how high it is. */
export interface Lane {
    drawn: SVGTemplateResult;
    height: number;
}

/** Each item is a dot; those of the same place stand side by side. */
export function dots(ground: Ground, { collection, mark, name }: Described, items: readonly Item[], top: number): Lane {
    const { place, speech, wide } = ground;
    const y = top + 24;
    const stacked = new Map<number, number>();
    const drawn = items.map((item) => {
        const at = middle(ground, item);
        const step = stacked.get(Math.round(at)) ?? 0;
        stacked.set(Math.round(at), step + 1);
        const told = said(item, speech.date(item.occurred), particulars(speech, ground.pair, item), doubt(speech, item));
        return svg`<a class="mark" data-kind=${name} href=${elsewhere(place, 'item', item.subject)} aria-label=${told}>
            <title>${told}</title>
            ${step === 0 ? band(ground, item, y - 6, 12) : nothing}
            ${dot(mark, Math.min(at + step * 14, wide - 20), y, vague(item))}
        </a>`;
    });
    return { drawn: svg`${head(ground, collection, y - 14)}${drawn}`, height: DOTS };
}

/** Round, or standing on its tip. */
function dot(mark: Mark | undefined, x: number, y: number, how: string): SVGTemplateResult {
    return mark === 'tip'
        ? svg`<path class="dot ${how}" d="M${x} ${y - 6}l6 6-6 6-6-6z"></path>`
        : svg`<circle class="dot ${how}" cx=${x} cy=${y} r="5"></circle>`;
}

/** Each item is a bar with a line of its own. */
export function bars(ground: Ground, kind: Described, items: readonly Item[], top: number): Lane {
    return {
        drawn: svg`${head(ground, kind.collection, top + 12)}${items.map((item, index) => bar(ground, kind, item, top + HEAD + index * ROW))}`,
        height: HEAD + items.length * ROW,
    };
}

function bar(ground: Ground, { mark, name }: Described, item: Item, y: number): SVGTemplateResult {
    const { place, speech, wide } = ground;
    const { pale, solid } = extent(ground, mark, item);
    const all = item.item?.quantity;
    const part = all ? Math.min((item.deliveredQuantity ?? 0) / all, 1) : 0;
    const more = [particulars(speech, ground.pair, item), doubt(speech, item)].filter(Boolean).map((one) => ` · ${isolated(one)}`).join('');
    const title = called(item);
    const told = said(
        item, speech.code('facts', item.status ?? ''), speech.date(item.occurred), particulars(speech, ground.pair, item), doubt(speech, item),
    );
    const rect = (how: string, [from, until]: Extent, of = 1) =>
        svg`<rect class=${how} x=${from} y=${y + 15} width=${Math.max(until - from, 4) * of} height="9"></rect>`;
    return svg`<a class="mark bar" data-kind=${name} data-mark=${mark} data-status=${item.status ?? ''} href=${elsewhere(place, 'item', item.subject)} aria-label=${told}>
        <title>${told}</title>
        ${pale ? rect('possible', pale) : nothing} ${solid ? rect('certain', solid) : nothing} ${solid && part > 0 ? rect('done', solid, part) : nothing}
        <text x=${LEFT} y=${y + 11}><tspan lang=${title.lang ?? nothing}>${short(title.text, (wide - LEFT) / 7 - more.length)}</tspan>${more}</text>
    </a>`;
}

/** Where a bar is: pale where it may have begun already, and while it lasts up to now; or on its days, pale if these are not known. */
function extent({ now, on, wide }: Ground, mark: Mark | undefined, item: Item): { pale?: Extent; solid?: Extent } {
    const begun = span(item.occurred ?? '');
    const possible = on.x(begun.first ?? on.first);
    if (mark === 'days') {
        const days: Extent = [possible, on.x((begun.last ?? on.last) + 1)];
        return isExact(item.occurred ?? '') ? { solid: days } : { pale: days };
    }
    const { last } = life(item);
    const certain = on.x(begun.last ?? begun.first ?? on.first); // `2024-08/..` is since August 2024
    const lasting = now < on.last ? on.x(now) : wide - 12;
    const solid: Extent = [certain, isOver(item) && last !== undefined ? on.x(last) : lasting];
    return certain > possible ? { pale: [possible, certain], solid } : { solid };
}

function short(text: string, most: number): string {
    return text.length <= most ? text : `${text.slice(0, Math.max(most - 1, 8))}…`;
}
