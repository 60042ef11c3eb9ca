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
    good: string;
    warn: string;
    bad: string;
    sector(code: string): string;
}

/** An address of the API with the ending `.csv`, and how many rows are there, where that is known. */
export interface File {
    address: string;
    rows?: number;
}

/** What is drawn, with its rows, which are also its table and its CSV. */
export interface Rows {
    /** Name of the panel that shows it. */
    panel: string;
    /** Name of the files made of it. */
    name: string;
    label: string;
    columns: string[];
    rows: Cell[][];
    /** Where the API has what it is made of as CSV. Else the rows above are saved. */
    file?: File;
}

/** A chart, and how it is drawn. */
export interface Chart extends Rows {
    /** What it is made of: what draws that is loaded for it alone. */
    of: 'columns' | 'countries';
    /** For walking through it by keyboard: how many points there are, what each says, and what Enter opens; `links` are lines between points. */
    points?: { count: number; say(index: number): string; open?(index: number): void; links?: boolean };
    option(theme: Theme): EChartsCoreOption;
    /** Where a click on a mark leads. */
    chosen?(mark: { name?: string; data?: unknown; index?: number; series?: number }): void;
    /** The sectors whose colours are in it, where the chart itself does not name them. */
    key?: string[];
    map?: string;
}

/** Reads the colours of the style sheet. */
export function theme(of: Element): Theme {
    const style = getComputedStyle(of);
    const value = (name: string) => style.getPropertyValue(name).trim();
    return {
        font: style.fontFamily.replaceAll('"', "'"), // in a drawing it stands in quotes
        text: value('--text'), soft: value('--soft'), line: value('--line'), surface: value('--surface'), accent: value('--accent'),
        quiet: value('--quiet'), good: value('--good'), warn: value('--warn'), bad: value('--bad'), sector: (code) => value(`--sector-${code}`) || value('--sector-other'),
    };
}

/** How the tip of a mark looks in every chart: text alone, drawn into the chart. */
export function tip(theme: Theme): Record<string, unknown> {
    return { renderMode: 'richText', confine: true, backgroundColor: theme.surface, borderColor: theme.line, textStyle: { color: theme.text } };
}
