import type { Activity, Relation } from '../../api/types';
import { type Chart, tip } from '../../chart/model';
import { type Span, span } from '../../date/edtf';
import { codes } from '../../language/codes';
import type { Speech } from '../../language/speech';
import type { Filters } from '../../state/place';
import { most } from './scale';

const BEFORE = 12;
/** Columns beyond that cannot be told apart. */
const MOST = 120;

/** Where most facts lie is told by so many of them, each month with its share. */
const FACTS = 2_000;

/** Facts by month and sector, by month alone, and by month without the beginning of the period that is asked for. */
export interface Months {
    /** Also those without a sector, or of no month. */
    activity: Activity;
    totals: Activity['items'];
    before: Activity['items'];
}

/** Facts by month, a colour a sector, grey those without; and what was usual in the twelve months before. Of more than ten years, by year. */
export function byMonthAndSector(speech: Speech, { activity, totals, before }: Months, name: string, file: string | undefined, open: (filters: Filters) => void): Chart {
    const { every: months, of } = columns(totals);
    const counts = summed(activity.items, (one) => `${of(one)} ${one.sector}`);
    const sectors = codes('sectors').filter((code) => months.some((month) => counts.has(`${month} ${code}`)));
    const total = summed(totals, of);
    const unsectored = summed(activity.items.filter((one) => one.sector === undefined), of);
    const without = months.map((month) => unsectored.get(month) ?? 0);
    const none = without.some((count) => count > 0) ? [without] : []; // facts without a sector, where there are any
    const earlier = new Map(before.map((one) => [one.month ?? '', one.count]));
    const usual = inYears(totals) ? [] : [months.map((month) => norm(earlier, month))]; // of months alone
    const opened = (month: string | undefined, sector?: string) =>
        month && open({ from: [month], until: [month], ...(sector ? { sector: [sector] } : {}) });
    const tell = (month: string) => speech.date(month);
    return {
        of: 'columns',
        panel: 'activity',
        name: `${name}-activity`,
        file: file ? { address: file, rows: activity.items.length } : undefined,
        label: speech.say(inYears(totals) ? 'activityYear' : 'activityMonth'),
        key: sectors,
        columns: [speech.say(inYears(totals) ? 'year' : 'month'), ...sectors.map((code) => speech.code('sectors', code)), ...none.map(() => speech.say('noSector')), speech.say('facts'), ...usual.map(() => speech.say('norm'))],
        rows: months.map((month, index) => [
            tell(month), ...sectors.map((code) => counts.get(`${month} ${code}`) ?? 0), ...none.map((counts) => counts[index] ?? 0),
            total.get(month) ?? 0, ...usual.map((means) => means[index] ?? 0),
        ]),
        points: {
            count: months.length,
            say: (index) => {
                const month = months[index] ?? '';
                const parts = sectors
                    .filter((code) => counts.has(`${month} ${code}`))
                    .map((code) => `${speech.code('sectors', code)} ${speech.number(counts.get(`${month} ${code}`) ?? 0)}`);
                if (without[index]) parts.push(`${speech.say('noSector')} ${speech.number(without[index])}`);
                return `${tell(month)}: ${parts.join(', ') || speech.number(0)}`;
            },
            open: (index) => opened(months[index]),
        },
        chosen: (mark) => opened(months[mark.index ?? -1], sectors[mark.series ?? -1]),
        option: (theme) => ({
            grid: { left: 36, right: 12, top: 12, bottom: 60 },
            legend: { bottom: 0, left: 0, textStyle: { color: theme.soft }, data: [...none.map(() => speech.say('noSector')), ...usual.map(() => speech.say('norm'))] },
            tooltip: { trigger: 'axis', ...tip(theme) },
            xAxis: { type: 'category', data: months.map(tell), axisLabel: { color: theme.soft, hideOverlap: true }, axisLine: { lineStyle: { color: theme.line } } },
            yAxis: { type: 'value', minInterval: 1, axisLabel: { color: theme.soft }, splitLine: { lineStyle: { color: theme.line } } },
            series: [
                ...sectors.map((code) => ({
                    type: 'bar', stack: 'all', name: speech.code('sectors', code), itemStyle: { color: theme.sector(code) }, barMaxWidth: 28,
                    data: months.map((month) => counts.get(`${month} ${code}`) ?? 0),
                })),
                ...none.map((data) => ({
                    type: 'bar', stack: 'all', name: speech.say('noSector'), barMaxWidth: 28, data,
                    itemStyle: { color: theme.line, borderColor: theme.soft, borderWidth: 1 },
                })),
                ...usual.map((data) => ({
                    type: 'line', name: speech.say('norm'), data, symbol: 'none', lineStyle: { color: theme.text, type: 'dashed', width: 1.5 }, itemStyle: { color: theme.text },
                })),
            ],
        }),
    };
}

type Counts = Activity['items'];

/** The months without those that lie far from most facts; all, where they can be seen together. */
export function near(totals: Relation['activity'], now: number): Relation['activity'] {
    const share = Math.min(1, FACTS / totals.reduce((sum, { count }) => sum + count, 0));
    const begun = totals.flatMap(({ month, count }) => new Array<number>(Math.ceil(count * share)).fill(span(month).first ?? 0));
    const period = most(begun, now, false);
    return period ? totals.filter(({ month }) => isIn(month, period)) : totals;
}

function isIn(month: string, { first, last }: Required<Span>): boolean {
    const days = span(month);
    return (days.last ?? first) >= first && (days.first ?? last) <= last;
}

/** Whether by month there would be more columns than can be told apart. */
export function inYears(totals: Counts): boolean {
    return monthsOf(totals).length > MOST;
}

/** All columns, and in which a count is: of its month, its year or, of more than a hundred years, its decade. */
function columns(totals: Counts): { every: string[]; of(one: Counts[number]): string } {
    const months = monthsOf(totals);
    const gather = (month: string) => {
        if (months.length <= MOST) return month;
        return months.length <= MOST * 12 ? month.slice(0, 4) : `${month.slice(0, 3)}X`;
    };
    return { every: [...new Set(months.map(gather))], of: (one) => gather(one.month ?? '') };
}

function monthsOf(totals: Counts): string[] {
    return everyMonth(totals.map((one) => one.month ?? ''));
}

function summed(counts: Counts, key: (one: Counts[number]) => string): Map<string, number> {
    const sums = new Map<string, number>();
    for (const one of counts) sums.set(key(one), (sums.get(key(one)) ?? 0) + one.count);
    return sums;
}

/** All months from the first to the last; gaps count as well. */
function everyMonth(some: readonly string[]): string[] {
    const known = some.filter(Boolean).sort();
    const [first, last] = [known[0], known.at(-1)];
    if (!first || !last) return [];
    const all: string[] = [];
    for (let at = number(first); at <= number(last); at++) all.push(month(at));
    return all;
}

function number(month: string): number {
    return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function month(number: number): string {
    return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function norm(total: ReadonlyMap<string, number>, of: string): number {
    const at = number(of);
    let sum = 0;
    for (let before = at - BEFORE; before < at; before++) sum += total.get(month(before)) ?? 0;
    return Math.round((sum / BEFORE) * 10) / 10;
}
