import type { EChartsCoreOption } from 'echarts/core';
import type { Cell } from '../parts/download';

/** Colours of the page as they are at the moment, light or dark. */
export interface Theme {
    /** The families of the page: a canvas takes no `inherit`, and would draw all in its smallest. */
    font: string;
    text: string;
    soft: string;
    line: string;
    surface: string;
    accent: string;
    quiet: string;
    sector(code: string): string;
}

/** A chart: its rows, which are also its table and its CSV, and how they are drawn. */
export interface Chart {
    /** Name of the panel that shows it. */
    panel: string;
    /** Name of the files made of it. */
    name: string;
    label: string;
    columns: string[];
    rows: Cell[][];
    /** Where the API has what it is made of as CSV, and how many rows that has. Else the rows above are saved. */
    file?: { address: string; rows: number };
    /** Number of series and points in a series, for walking through it by keyboard. */
    points?: { series: number; count: number; say(index: number): string };
    option(theme: Theme): EChartsCoreOption;
    /** Where a click on a mark leads. */
    chosen?(mark: { name?: string; data?: unknown }): void;
    map?: string;
}

const SECTORS: Record<string, string> = {
    'defence-industry': '#2f6db5', military: '#5b7f3a', intelligence: '#6c5a9c', diplomacy: '#c98a1b', culture: '#c0577e', education: '#1f9a8f',
    trade: '#a3602b', technology: '#4a90c2', energy: '#d1603d', health: '#b0413e', humanitarian: '#8a9a2b', environment: '#3c8d5a',
    space: '#46507e', migration: '#947046', justice: '#7a6a7f', other: '#868e96',
};

/** Reads the colours of the style sheet. */
export function theme(of: Element): Theme {
    const style = getComputedStyle(of);
    const value = (name: string) => style.getPropertyValue(name).trim();
    return {
        font: style.fontFamily, text: value('--text'), soft: value('--soft'), line: value('--line'), surface: value('--surface'), accent: value('--accent'),
        quiet: value('--quiet'), sector: (code) => SECTORS[code] ?? '#868e96',
    };
}
