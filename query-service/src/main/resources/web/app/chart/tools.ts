import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../language/speech';
import { told } from '../parts/bits';
import type { Cell } from '../parts/download';
import { address, type Place } from '../state/place';

/** What can be done with a chart beside looking at it. */
export interface Doable {
    /** Name of the panel, under which the chart is embedded. */
    panel: string;
    tabled: boolean;
    turn(): void;
    /** How many rows the CSV has. */
    rows: number;
    /** Where the API has the same as CSV; without it, what is seen is saved. */
    file?: string;
    saveTable(): void;
    savePicture(): void;
    saveDrawing(): void;
}

/** The chart as a table, as files, and alone. */
export function tools(speech: Speech, place: Place, chart: Doable): TemplateResult {
    const csv = chart.rows === 1 ? speech.say('csvOne') : speech.say('csv', { n: chart.rows });
    return html`<div class="chart-tools">
        <button type="button" @click=${chart.turn}>${speech.say(chart.tabled ? 'asChart' : 'asTable')}</button>
        ${chart.file ? html`<a class="button" href=${chart.file} download>${csv}</a>` : html`<button type="button" @click=${chart.saveTable}>${csv}</button>`}
        ${chart.tabled
            ? nothing
            : html`<button type="button" @click=${chart.savePicture}>${speech.say('picture')}</button>
                  <button type="button" @click=${chart.saveDrawing}>${speech.say('drawing')}</button>`}
        ${place.embed
            ? nothing
            : html`<a class="button" href=${address({ ...place, embed: chart.panel })} target="_blank" title=${speech.say('embedHint')}>${speech.say('embed')}</a>`}
    </div>`;
}

/** Rows under the names of their columns. */
export function rowsTable(speech: Speech, label: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>
        <table>
            <thead>
                <tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
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
