import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Speech } from '../language/speech';
import { date, isolated, told } from '../parts/bits';
import type { Told } from '../parts/download';
import { card } from './card';
import type { Figure } from './figure';
import type { Theme } from './model';

/** A bar: what it is of and where that leads, and how long it is. */
export interface Bar {
    of: Told;
    to: string;
    /** When it was (EDTF), which stands beside. */
    occurred?: string;
    /** How much of how much; no bar where that is not known. */
    length?: { value: number; most: number };
    said: string;
}

const [WIDTH, ROW, HEAD] = [760, 28, 40];
const [EDGE, BAR] = [12, 170];
/** How wide a letter is at most, mostly. */
const LETTER = 7.5;

/** Things with a bar each, one below the other; in an order that says something, or in any. */
export function bars(speech: Speech, figure: Omit<Figure, 'body' | 'picture'>, all: readonly Bar[], ordered = false): Figure {
    const lines = all.map((bar) => line(speech, bar));
    const room = WIDTH - 3 * EDGE - BAR - Math.max(...all.map(({ said }) => said.length), 0) * LETTER; // what is said at the end is never cut
    return {
        ...figure,
        body: ordered ? html`<ol class="bars">${lines}</ol>` : html`<ul class="bars">${lines}</ul>`,
        picture: (theme) =>
            card(theme, figure.label, WIDTH, HEAD + all.length * ROW + 12, all.map((bar, index) => drawn(speech, theme, bar, room, HEAD + index * ROW))),
    };
}

function line(speech: Speech, { of, to, occurred, length, said }: Bar): TemplateResult {
    return html`<li>
        <span><a href=${to}>${told(of)}</a>${occurred ? html` <span class="small">${date(speech, occurred)}</span>` : nothing}</span>
        ${length ? html`<meter min="0" max=${length.most} value=${length.value} aria-label=${of.text} lang=${of.lang ?? nothing}></meter>` : nothing}
        <span>${said}</span>
    </li>`;
}

function drawn(speech: Speech, theme: Theme, { of, to, occurred, length, said }: Bar, from: number, y: number): TemplateResult {
    const when = occurred ? ` · ${speech.date(occurred)}` : '';
    const room = Math.max(Math.floor((from - 2 * EDGE) / LETTER) - when.length, 8);
    const text = isolated(of.text.length <= room ? of.text : `${of.text.slice(0, room - 1)}…`);
    return svg`<a href=${to}><text x=${EDGE} y=${y + 17}>${text}${when}</text></a>
        ${length
            ? svg`<rect x=${from} y=${y + 7} width=${BAR} height="12" rx="3" fill=${theme.line}></rect>
                <rect x=${from} y=${y + 7} width=${(BAR * Math.min(length.value, length.most)) / (length.most || 1)} height="12" rx="3" fill=${theme.accent}></rect>`
            : nothing}
        <text x=${WIDTH - EDGE} y=${y + 17} text-anchor="end">${said}</text>`;
}
