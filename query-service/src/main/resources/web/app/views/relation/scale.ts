import { DAY, iso, type Span, span } from '../../date/edtf';
import type { Item } from '../../api/types';

/** What has come to its end. */
const ENDED = new Set(['terminated', 'expired', 'delivered', 'cancelled']);

export function isOver(item: Item): boolean {
    return item.status !== undefined && ENDED.has(item.status);
}

/** Days on a line. */
export interface Scale {
    first: number;
    last: number;
    /** Where a day is; days beyond the ends are at them. */
    x(day: number): number;
    ticks: { x: number; month: string; year: boolean }[];
}

/** From the first that is known to happen to the last, or to what the reader asks for; `now` is the day from which the reader looks. */
export function scale(items: readonly Item[], left: number, right: number, now: number, from?: string, until?: string): Scale {
    const spans = items.flatMap((item) => [span(item.occurred ?? ''), life(item)]);
    const days = spans.flatMap((one) => [one.first, one.last]).filter((day) => day !== undefined);
    const asked = { first: from ? span(from).first : undefined, last: until ? span(until).last : undefined };
    const lowest = asked.first ?? Math.min(...days, now - 30);
    const highest = asked.last ?? Math.max(...days, lowest + 60);
    const room = Math.max((highest - lowest) * 0.04, 10);
    const [first, last] = [asked.first ?? lowest - room, asked.last ?? highest + room];
    const x = (day: number) => left + ((Math.min(Math.max(day, first), last) - first) / (last - first || 1)) * (right - left);
    return { first, last, x, ticks: ticks(first, last, x, right - left) };
}

/** From when until when an item lasted; until it may have begun, where it still does. */
export function life(item: Item): Span {
    const begun = span(item.occurred ?? '');
    const ended = isOver(item) ? span(item.statusSince ?? '').last : undefined;
    return { first: begun.first, last: ended ?? begun.last };
}

function ticks(first: number, last: number, x: (day: number) => number, width: number): Scale['ticks'] {
    const months: Scale['ticks'] = [];
    const step = [1, 3, 6, 12, 24, 60, 120, 240].find((each) => (width / (last - first)) * 30.4 * each > 76) ?? 480;
    const start = new Date(iso(Math.floor(first)));
    const at = new Date(Date.UTC(start.getUTCFullYear(), 0, 1));
    while (at.getTime() / DAY <= last) {
        const day = at.getTime() / DAY;
        if (day >= first) months.push({ x: x(day), month: at.toISOString().slice(0, 7), year: step >= 12 });
        at.setUTCMonth(at.getUTCMonth() + step);
    }
    return months;
}
