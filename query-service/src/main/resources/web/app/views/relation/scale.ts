import { DAY, days, type Span, span } from '../../date/edtf';
import type { Item } from '../../api/types';
import { of as kindOf } from '../../kinds/kinds';

/** In days: within ten years nothing is too far away to be seen with the others. */
const FAR = 3_652;

/** Whether what lasts has come to its end. */
export function isOver(item: Item): boolean {
    return kindOf(item.subject)?.ends?.some((status) => status === item.status) ?? false;
}

/** Days on a line. */
export interface Scale {
    first: number;
    last: number;
    /** Where a day is; days beyond the ends are at them. */
    x(day: number): number;
    /** Days that are named: by their year alone, where there are many years. */
    ticks: { x: number; day: number; year?: number }[];
}

/**
 * From the first that is known to happen to the last, and to `now`, the day from which the reader looks, where something lasts; or
 * within bounds.
 */
export function scale(items: readonly Item[], left: number, right: number, now: number, bounds: Span = {}): Scale {
    const spans = items.flatMap((item) => [span(item.occurred ?? ''), life(item)]);
    const days = spans.flatMap((one) => [one.first, one.last]).filter((day) => day !== undefined);
    const lowest = bounds.first ?? Math.min(...days, now - 30);
    const highest = bounds.last ?? Math.max(...days, items.some(lasts) ? now : lowest, lowest + 60);
    const room = Math.max((highest - lowest) * 0.04, 10);
    const [first, last] = [bounds.first ?? lowest - room, bounds.last ?? highest + room];
    const x = (day: number) => left + ((Math.min(Math.max(day, first), last) - first) / (last - first || 1)) * (right - left);
    return { first, last, x, ticks: ticks(first, last, x, right - left) };
}

/**
 * The days to open at where a few things began so far away in time that the others could not be told apart: those of the others, up to
 * now if something goes on and now is not too far away itself. Nothing where all can be seen together.
 */
export function most(begun: readonly number[], now: number, goesOn: boolean): Required<Span> | undefined {
    const days = begun.toSorted((one, other) => one - other);
    const enough = Math.ceil((days.length * 2) / 3);
    const between = (from: number, until: number) => (days[until] ?? 0) - (days[from] ?? 0);
    let [from, until] = [0, Math.max(days.length - 1, 0)];
    while (from < until) {
        let widest = from;
        for (let at = from; at < until; at++) if (between(at, at + 1) > between(widest, widest + 1)) widest = at;
        if (between(from, until) < FAR || between(widest, widest + 1) * 2 <= between(from, until)) break;
        if (until - widest >= enough) from = widest + 1;
        else if (widest - from + 1 >= enough) until = widest;
        else break;
    }
    const length = between(from, until);
    const whole = between(0, days.length - 1);
    if (whole < FAR || whole < length * 5) return undefined;
    const room = Math.max(length * 0.04, 30);
    const latest = days[until] ?? 0;
    const isNear = now > latest && now - latest < FAR;
    return { first: (days[from] ?? 0) - room, last: (isNear && goesOn ? now : latest) + room };
}

/** The days to open at for items. */
export function mostOf(items: readonly Item[], now: number): Required<Span> | undefined {
    return most(items.map(begins).filter((day) => day !== undefined), now, items.some(lasts));
}

/** Whether an item took place, or lasts, on some of these days. */
export function isWithin(item: Item, days: Required<Span>): boolean {
    const { first = -Infinity, last = Infinity } = life(item);
    return first <= days.last && (lasts(item) || last >= days.first);
}

function begins(item: Item): number | undefined {
    const { first, last } = span(item.occurred ?? '');
    return first ?? last;
}

/** Whether it goes on, since it is of a kind that lasts and has not come to its end. */
function lasts(item: Item): boolean {
    return kindOf(item.subject)?.ends !== undefined && !isOver(item);
}

/** From when until when an item lasted; until it may have begun, where it still does. */
export function life(item: Item): Span {
    const begun = span(item.occurred ?? '');
    const ended = isOver(item) ? span(item.statusSince ?? '').last : undefined;
    return { first: begun.first, last: ended ?? begun.last };
}

/** In months. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000, 24_000, 60_000];

/** The beginnings of months or years, so far from each other that there is room for their names. */
function ticks(first: number, last: number, x: (day: number) => number, width: number): Scale['ticks'] {
    const step = STEPS.find((each) => (width / (last - first)) * 30.4 * each > 76) ?? 120_000;
    const found: Scale['ticks'] = [];
    const years = Math.max(step / 12, 1);
    const start = Math.floor(new Date(first * DAY).getUTCFullYear() / years) * years;
    for (let month = 0, day = days(start, 0, 1); day <= last; month += step, day = days(start, month, 1)) {
        if (day >= first) found.push({ x: x(day), day, year: step >= 12 ? start + month / 12 : undefined });
    }
    return found;
}
