/** Dates as reporters know them: EDTF of ISO 8601-2, level 1, as far as the ledger takes it. */

/** What a date may mean: days since 1970, the first and the last; none where it is open on that side. */
export interface Span {
    first?: number;
    last?: number;
}

/** A day in milliseconds. */
export const DAY = 86_400_000;
const SEASONS: Record<string, [number, number]> = { 21: [2, 4], 22: [5, 7], 23: [8, 10], 24: [11, 13] };

/** One end of an interval, or a date that is none. */
interface Point {
    year: string;
    month?: string;
    day?: string;
    approximate: boolean;
    uncertain: boolean;
}

function point(text: string): Point | undefined {
    const found = /^(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?([~?%]?)$/.exec(text);
    if (!found) return undefined;
    const [, year = '', month, day, mark = ''] = found;
    return {
        year,
        month: month === 'XX' ? undefined : month,
        day: day === 'XX' ? undefined : day,
        approximate: mark === '~' || mark === '%',
        uncertain: mark === '?' || mark === '%',
    };
}

function ends(edtf: string): [string, string] | undefined {
    const parts = edtf.split('/');
    return parts.length === 2 ? [parts[0] ?? '', parts[1] ?? ''] : undefined;
}

function isOpen(end: string): boolean {
    return end === '..' || end === '';
}

/** A day, in days since 1970; months count from 0, and on into the years that follow. */
export function days(year: number, month: number, day: number): number {
    const date = new Date(Date.UTC(2000, month, day));
    date.setUTCFullYear(year + Math.floor(month / 12), ((month % 12) + 12) % 12, day);
    return Math.floor(date.getTime() / DAY);
}

function spanOf(text: string): Span {
    const at = point(text);
    if (!at) return {};
    const lowest = Number(at.year.replaceAll('X', '0'));
    const highest = Number(at.year.replaceAll('X', '9'));
    if (!at.month) return { first: days(lowest, 0, 1), last: days(highest, 11, 31) };
    const season = SEASONS[at.month];
    if (season) return { first: days(lowest, season[0], 1), last: days(lowest, season[1] + 1, 0) };
    const month = Number(at.month) - 1;
    if (!at.day) return { first: days(lowest, month, 1), last: days(lowest, month + 1, 0) };
    const day = days(lowest, month, Number(at.day));
    return { first: day, last: day };
}

/** The days that a date may mean. */
export function span(edtf: string): Span {
    const interval = ends(edtf);
    if (!interval) return spanOf(edtf);
    const [from, until] = interval;
    return {
        first: isOpen(from) ? undefined : spanOf(from).first,
        last: isOpen(until) ? undefined : spanOf(until).last,
    };
}

/** Whether a filter can be that date: with months, seasons and days that there are. */
export function isDate(edtf: string): boolean {
    const interval = ends(edtf);
    return interval ? interval.every((end) => isOpen(end) || isPoint(end)) && !interval.every(isOpen) : isPoint(edtf);
}

function isPoint(text: string): boolean {
    const at = point(text);
    if (!at?.month || at.month.includes('X')) return at !== undefined;
    if (SEASONS[at.month]) return at.day === undefined;
    const month = Number(at.month);
    if (month < 1 || month > 12) return false;
    if (!at.day || at.day.includes('X') || at.year.includes('X')) return true;
    const day = Number(at.day);
    return day >= 1 && day <= new Date(Date.UTC(Number(at.year), month, 0)).getUTCDate();
}

/** Whether it names days, without a doubt: one, or from one to another. */
export function isExact(edtf: string): boolean {
    return (ends(edtf) ?? [edtf]).every((end) => {
        const at = point(end);
        return at?.day !== undefined && !at.uncertain && !at.approximate && !end.includes('X');
    });
}

/** How a language speaks of dates that are not days. */
export interface Wording {
    lang: string;
    about(date: string): string;
    uncertain(date: string): string;
    by(date: string): string;
    from(date: string): string;
    season(number: string, year: string): string;
    decade(year: string): string;
}

/** A date for people: `2024-08` is "August 2024", `../2024-08` "by August 2024". What cannot be read stays as it is. */
export function say(edtf: string, wording: Wording): string {
    const interval = ends(edtf);
    if (!interval) return sayPoint(edtf, wording);
    const [from, until] = interval;
    if (isOpen(from)) return isOpen(until) ? '–' : wording.by(sayPoint(until, wording));
    if (isOpen(until)) return wording.from(sayPoint(from, wording));
    return sayRange(from, until, wording);
}

function sayRange(from: string, until: string, wording: Wording): string {
    const [first, last] = [point(from), point(until)];
    if (first?.day && last?.day && isExact(from) && isExact(until)) {
        return format(wording.lang, first).formatRange(date(first), date(last));
    }
    return `${sayPoint(from, wording)} – ${sayPoint(until, wording)}`;
}

function sayPoint(text: string, wording: Wording): string {
    const at = point(text);
    if (!at) return text;
    const plain = sayPlain(at, wording);
    const about = at.approximate ? wording.about(plain) : plain;
    return at.uncertain ? wording.uncertain(about) : about;
}

function sayPlain(at: Point, wording: Wording): string {
    if (at.year.includes('X')) return wording.decade(at.year.replaceAll('X', '0'));
    if (at.month && SEASONS[at.month]) return wording.season(at.month, at.year);
    return at.month ? format(wording.lang, at).format(date(at)) : String(Number(at.year));
}

function date(at: Point): Date {
    return new Date(days(Number(at.year), Number(at.month ?? 1) - 1, Number(at.day ?? 1)) * DAY);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: string, at: Point): Intl.DateTimeFormat {
    const key = `${lang}${at.day ? 'd' : 'm'}`;
    let found = formats.get(key);
    if (!found) {
        found = new Intl.DateTimeFormat(locale(lang), {
            timeZone: 'UTC',
            year: 'numeric',
            month: 'long',
            ...(at.day ? { day: 'numeric' } : {}),
        });
        formats.set(key, found);
    }
    return found;
}

/** English dates are written day before month, as in the countries whose languages are spoken here. */
export function locale(lang: string): string {
    return lang === 'en' ? 'en-GB' : lang;
}

/** Today, in days since 1970. */
export function today(): number {
    return Math.floor(Date.now() / DAY);
}

/** A day since 1970 as an ISO date. */
export function iso(day: number): string {
    return new Date(day * DAY).toISOString().slice(0, 10);
}
