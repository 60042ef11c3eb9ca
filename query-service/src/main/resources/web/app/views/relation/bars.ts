import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { isExact, span } from '../../date/edtf';
import type { Described, Mark } from '../../kinds/kind';
import { called, isolated } from '../../parts/bits';
import { elsewhere } from '../../state/place';
import { course, inWords, type Stage, stretches } from './course';
import { type Extent, type Ground, head, type Lane, LEFT } from './ground';
import { doubt, particulars, said } from './said';
import { isOver, life } from './scale';

const ROW = 30;
const HEAD = 18;
/** How long a gauge is, which stands before what is drawn in days. */
const GAUGE = 32;

/** A part of a bar. */
interface Part {
    how: Stage | 'certain' | 'possible';
    extent: Extent;
}

/** Each item is a bar with a line of its own. */
export function bars(ground: Ground, kind: Described, items: readonly Item[], top: number): Lane {
    return {
        drawn: svg`${head(ground, kind.collection, top + 12)}${items.map((item, index) => bar(ground, kind, item, top + HEAD + index * ROW))}`,
        height: HEAD + items.length * ROW,
    };
}

function bar(ground: Ground, { mark, name }: Described, item: Item, y: number): SVGTemplateResult {
    const { facts, pair, place, speech, wide } = ground;
    const parts = mark === 'days' ? [days(ground, item)] : lasting(ground, mark, item);
    const more = [particulars(speech, pair, item), doubt(speech, item)].filter(Boolean).map((one) => ` · ${isolated(one)}`).join('');
    const title = called(speech, item);
    const status = speech.code('facts', item.status ?? '');
    const when = mark === 'bar' ? [status, inWords(speech, course(item, facts))] : [status, speech.date(item.occurred)];
    const told = said(speech, item, ...when, particulars(speech, pair, item), doubt(speech, item));
    return svg`<a class="mark bar" data-kind=${name} data-mark=${mark} data-status=${item.status ?? ''} href=${elsewhere(place, 'item', item.subject)} aria-label=${told}>
        <title>${told}</title>
        ${parts.map(({ how, extent: [from, until] }) => svg`<rect class=${how} x=${from} y=${y + 15} width=${Math.max(until - from, 4)} height="9" rx="3"></rect>`)}
        ${hasEnded(item) ? svg`<rect class="ended" x=${(parts.at(-1)?.extent[1] ?? LEFT) - 1.5} y=${y + 11} width="3" height="17"></rect>` : nothing}
        ${cuts(ground, item, mark).map((way) => arrowhead(way === 'before' ? LEFT : wide - 12, way === 'before' ? -1 : 1, y + 19.5))}
        ${gauge(item, y)}
        <text x=${LEFT} y=${y + 11}><tspan lang=${title.lang ?? nothing}>${short(title.text, (wide - LEFT) / 7 - more.length)}</tspan>${more}</text>
    </a>`;
}

/** The days of what takes place, pale if they are not known. */
function days({ on }: Ground, item: Item): Part {
    const { first, last } = span(item.occurred ?? '');
    const extent: Extent = [on.x(first ?? on.first), on.x((last ?? on.last) + 1)];
    if (!isExact(item.occurred ?? '')) return { how: 'possible', extent };
    return { how: item.status === 'announced' ? 'planned' : 'certain', extent };
}

/** What lasts: pale where it may have begun already, then stage by stage up to now or to its end. */
function lasting({ facts, now, on, wide }: Ground, mark: Mark | undefined, item: Item): Part[] {
    const begun = span(item.occurred ?? '');
    const { last } = life(item);
    const end = isOver(item) && last !== undefined ? on.x(last) : now < on.last ? on.x(now) : wide - 12;
    const stages = mark === 'bar'
        ? stretches(course(item, facts)).filter((one) => one.stage !== 'ended')
        : [{ stage: item.status === 'announced' ? ('planned' as const) : ('certain' as const), from: begun.last ?? begun.first }];
    const begins = stages.map(({ from }) => on.x(from ?? on.first)); // `2024-08/..` is since August 2024
    const parts = stages.map(({ stage }, index): Part => ({ how: stage, extent: [begins[index] ?? LEFT, begins[index + 1] ?? end] }));
    const possible = on.x(begun.first ?? on.first);
    const [certain = end] = begins;
    return certain > possible ? [{ how: 'possible', extent: [possible, certain] }, ...parts] : parts;
}

/** Whether it is over, and not by coming to what it was for. */
export function hasEnded(item: Item): boolean {
    return isOver(item) && item.status !== 'delivered';
}

/** On which sides it goes on beyond the days that are drawn. */
export function cuts({ on }: Ground, item: Item, mark: Mark | undefined): ('before' | 'after')[] {
    const { first = on.first, last = on.last } = life(item);
    const isLasting = mark !== 'days' && !isOver(item);
    return [...(first < on.first ? ['before' as const] : []), ...(last > on.last && !isLasting ? ['after' as const] : [])];
}

function arrowhead(x: number, way: -1 | 1, y: number): SVGTemplateResult {
    return svg`<path class="cut" d="M${x + way * 8} ${y}l${-way * 8} -6v12z"></path>`;
}

/** How much of it is delivered: no days, and so beside them. */
function gauge({ deliveredQuantity = 0, item }: Item, y: number): SVGTemplateResult | typeof nothing {
    if (!item?.quantity) return nothing;
    const part = Math.min(deliveredQuantity / item.quantity, 1);
    return svg`<rect class="due" x="0" y=${y + 15} width=${GAUGE} height="9" rx="3"></rect>
        ${part > 0 ? svg`<rect class="done" x="0" y=${y + 15} width=${GAUGE * part} height="9" rx="3"></rect>` : nothing}`;
}

function short(text: string, most: number): string {
    return text.length <= most ? text : `${text.slice(0, Math.max(most - 1, 8))}…`;
}
