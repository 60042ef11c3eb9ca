import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { DAY, isExact, locale, span } from '../../date/edtf';
import type { Speech } from '../../language/speech';
import type { Place } from '../../state/place';
import type { Facts } from './course';
import type { Scale } from './scale';

/** So near the right end a tick's name would be cut off. */
const EDGE = 36;

/** Where the lanes begin, behind the names of the countries. */
export const LEFT = 44;

/** What marks are drawn on, and for whom. */
export interface Ground {
    readonly speech: Speech;
    readonly place: Place;
    readonly pair: readonly [string, string];
    readonly on: Scale;
    /** What is known of the course of agreements. */
    readonly facts: Facts;
    /** In pixels. */
    readonly wide: number;
    /** The day from which the reader looks. */
    readonly now: number;
}

/** A lane, and how high it is. */
export interface Lane {
    drawn: SVGTemplateResult;
    height: number;
}

/** From where to where, in pixels. */
export type Extent = [number, number];

/** Whether the day from which the reader looks is among those that are drawn. */
export function hasNow({ now, on }: Ground): boolean {
    return now > on.first && now < on.last;
}

/** The days, with names, and the one from which the reader looks. */
export function axis(ground: Ground, height: number): SVGTemplateResult {
    const { now, on, speech, wide } = ground;
    const short = new Intl.DateTimeFormat(locale(speech.lang), { month: 'short', year: 'numeric', timeZone: 'UTC' });
    const isLast = (x: number) => x > wide - EDGE;
    return svg`${on.ticks.map(
        (tick) => svg`<line class="tick" x1=${tick.x} x2=${tick.x} y1="18" y2=${height}></line>
            <text class="axis" x=${isLast(tick.x) ? wide - 2 : tick.x} y="12" text-anchor=${isLast(tick.x) ? 'end' : 'middle'}>${
                tick.year ?? short.format(new Date(tick.day * DAY))}</text>`,
    )}${hasNow(ground) ? svg`<line class="now" x1=${on.x(now)} x2=${on.x(now)} y1="18" y2=${height}></line>` : nothing}`;
}

/** The name of a lane. */
export function head({ speech }: Ground, collection: string, y: number): SVGTemplateResult {
    return svg`<text class="lane words" x="0" y=${y}>${speech.collection(collection)}</text>`;
}

/** The days that a vague date may mean. */
export function band({ on }: Ground, item: Item, y: number, height: number): SVGTemplateResult | typeof nothing {
    const { first, last } = span(item.occurred ?? '');
    if (first === last && first !== undefined) return nothing;
    const [start, end] = [on.x(first ?? on.first), on.x((last ?? on.last) + 1)];
    return svg`<rect class="band" x=${start} y=${y} width=${Math.max(end - start, 2)} height=${height}></rect>`;
}

/** Where a mark stands that is no longer than a moment. */
export function middle({ on }: Ground, item: Item): number {
    const { first, last } = span(item.occurred ?? '');
    return on.x(((first ?? last ?? on.first) + (last ?? first ?? on.last) + 1) / 2);
}

/** How a mark looks whose day is not known. */
export function vague(item: Item): string {
    return isExact(item.occurred ?? '') ? '' : 'vague';
}
