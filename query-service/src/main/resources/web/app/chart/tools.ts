import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../language/speech';
import { told } from '../parts/bits';
import type { Cell } from '../parts/download';
import { address, type Place } from '../state/place';
import type { Saving } from './files';
import type { File } from './model';

/** What can be done with a chart beside looking at it. */
export interface Doable extends Saving {
    /** Name of the panel, under which the chart is embedded. */
    panel: string;
    tabled: boolean;
    turn(): void;
    /** How many rows the table has. */
    rows: number;
    /** Where the API has the same as CSV; without it, what is seen is saved. */
    file?: File;
    /** Where the API has what lies behind the table, if that is something else. */
    behind?: TemplateResult;
}

/** The chart as a table, as files, and alone. */
export function tools(speech: Speech, place: Place, chart: Doable): TemplateResult {
    return html`<div class="chart-tools">
        <button type="button" @click=${chart.turn}>${speech.say(chart.tabled ? 'asChart' : 'asTable')}</button>
        ${chart.file ? csvLink(speech, chart.file) : html`<button type="button" @click=${chart.saveTable}>${speech.say('csv', { n: chart.rows })}</button>`}
        ${chart.behind ?? nothing}
        ${chart.tabled
            ? nothing
            : html`<button type="button" @click=${chart.savePicture}>${speech.say('picture')}</button>
                  <button type="button" @click=${chart.saveDrawing}>${speech.say('drawing')}</button>`}
        ${embedLink(speech, place, chart.panel)}
    </div>`;
}

/** A table that is no chart: as a file, and alone. */
export function tableTools(speech: Speech, place: Place, panel: string, file: File | undefined): TemplateResult {
    return html`${file ? csvLink(speech, file) : nothing} ${embedLink(speech, place, panel)}`;
}

/** The rows that the API has as CSV, under that name if they are others than those of the chart. */
export function csvLink(speech: Speech, { address, rows }: File, name?: string): TemplateResult {
    const file = rows === undefined ? 'CSV' : speech.say('csv', { n: rows });
    return html`<a class="button" href=${address} download>${name ? `${name}: ${file}` : file}</a>`;
}

function embedLink(speech: Speech, place: Place, panel: string): TemplateResult | typeof nothing {
    if (place.embed) return nothing;
    return html`<a class="button" href=${address({ ...place, embed: panel })} target="_blank" title=${speech.say('embedHint')}>${speech.say('embed')}</a>`;
}

/** Rows under the names of their columns. */
export function rowsTable(speech: Speech, label: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>
        <table>
            <thead>
                <tr>${columns.map((column, index) => html`<th scope="col" class=${rows.some((row) => typeof row[index] === 'number') ? 'number' : ''}>${column}</th>`)}</tr>
            </thead>
            <tbody>
                ${rows.map(
                    (row) => html`<tr>
                        ${row.map((cell) => html`<td class=${typeof cell === 'number' ? 'number' : ''}>${drawn(speech, cell)}</td>`)}
                    </tr>`,
                )}
            </tbody>
        </table>
    </div>`;
}

function drawn(speech: Speech, cell: Cell): TemplateResult | string {
    if (typeof cell === 'number') return speech.number(cell);
    return typeof cell === 'string' ? cell : told(cell);
}
