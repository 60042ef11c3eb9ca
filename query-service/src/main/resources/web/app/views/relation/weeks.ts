import type { Activity } from '../../api/types';
import { type Chart, tip } from '../../chart/model';
import { DAY, iso, span } from '../../date/edtf';
import type { Speech } from '../../language/speech';
import type { Filters } from '../../state/place';

const YEAR = 52;
const LATELY = 4;

/** A week and what came before it. */
export interface Week {
    /** The Monday, in days since 1970. */
    monday: number;
    count: number;
    /** On average of the four weeks before, and of the 52. */
    lately: number;
    usual: number;
}

/** The Monday of a week of ISO 8601, `2024-W35`, in days since 1970: the first week has the fourth of January. */
export function monday(week: string): number {
    const fourth = Date.UTC(Number(week.slice(0, 4)), 0, 4) / DAY;
    const weekday = (new Date(fourth * DAY).getUTCDay() + 6) % 7;
    return fourth - weekday + (Number(week.slice(6)) - 1) * 7;
}

/**
 * The 52 weeks up to the last of which anything is known, but neither beyond `today` nor before `from`; each beside what was
 * usual before it, of which `before` tells.
 */
export function weeks(activity: Activity, before: Activity, today: number, from?: string): Week[] {
    const [counts, earlier] = [byMonday(activity), byMonday(before)];
    const first = (from && span(from).first) || -Infinity;
    const last = Math.max(...[...counts.keys()].filter((day) => day <= today));
    if (!Number.isFinite(last)) return [];
    const mean = (day: number, many: number) => {
        let sum = 0;
        for (let back = 1; back <= many; back++) sum += earlier.get(day - back * 7) ?? 0;
        return Math.round((sum / many) * 10) / 10;
    };
    return Array.from({ length: YEAR }, (_, index) => {
        const day = last - (YEAR - 1 - index) * 7;
        return { monday: day, count: counts.get(day) ?? 0, lately: mean(day, LATELY), usual: mean(day, YEAR) };
    }).filter((week) => week.monday + 6 >= first);
}

function byMonday(activity: Activity): Map<number, number> {
    return new Map(activity.items.map((one) => [monday(one.week ?? ''), one.count]));
}

/** Facts by week, against the averages of the weeks before. */
export function byWeek(speech: Speech, activity: Activity, all: readonly Week[], name: string, file: string | undefined, open: (filters: Filters) => void): Chart {
    const opened = (week: Week | undefined) => week && open({ from: [iso(week.monday)], until: [iso(week.monday + 6)] });
    const told = (week: Week | undefined) => (week ? speech.date(iso(week.monday)) : '');
    const line = (label: string, data: number[], color: string, type: 'solid' | 'dashed') => ({
        type: 'line', name: label, data, symbol: 'none', lineStyle: { color, type, width: 1.5 }, itemStyle: { color },
    });
    return {
        of: 'columns',
        panel: 'weeks',
        name: `${name}-weeks`,
        label: speech.say('activityWeek'),
        columns: [speech.say('week'), speech.say('facts'), speech.say('norm4'), speech.say('norm52')],
        rows: all.map((week) => [told(week), week.count, week.lately, week.usual]),
        file: file ? { address: file, rows: activity.items.length } : undefined,
        points: {
            count: all.length,
            say: (index) => {
                const week = all[index];
                return week
                    ? `${told(week)}: ${speech.number(week.count)} · ${speech.say('norm4')}: ${speech.number(week.lately)} · ${speech.say('norm52')}: ${speech.number(week.usual)}`
                    : '';
            },
            open: (index) => opened(all[index]),
        },
        chosen: (mark) => opened(all[mark.index ?? -1]),
        option: (theme) => ({
            grid: { left: 36, right: 12, top: 12, bottom: 60 },
            legend: { bottom: 0, textStyle: { color: theme.soft } },
            tooltip: { trigger: 'axis', ...tip(theme) },
            xAxis: { type: 'category', data: all.map(told), axisLabel: { color: theme.soft, hideOverlap: true }, axisLine: { lineStyle: { color: theme.line } } },
            yAxis: { type: 'value', minInterval: 1, axisLabel: { color: theme.soft }, splitLine: { lineStyle: { color: theme.line } } },
            series: [
                { type: 'bar', name: speech.say('facts'), data: all.map((week) => week.count), itemStyle: { color: theme.quiet }, barMaxWidth: 14 },
                line(speech.say('norm4'), all.map((week) => week.lately), theme.accent, 'solid'),
                line(speech.say('norm52'), all.map((week) => week.usual), theme.text, 'dashed'),
            ],
        }),
    };
}
