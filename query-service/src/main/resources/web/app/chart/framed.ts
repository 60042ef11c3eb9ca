import { html, render, svg, type SVGTemplateResult } from 'lit';
import { iso, today } from '../date/edtf';
import { active, FILTERS } from '../filters/filters';
import type { Speech } from '../language/speech';
import { isolated } from '../parts/bits';
import { isPast, type Place } from '../state/place';
import type { Drawing } from './files';
import type { Theme } from './model';
import { wellFormed } from './picture';

/** What a mark or a colour means; the mark has 16 by 12 pixels. */
export interface Meaning {
    mark: SVGTemplateResult;
    said: string;
}

/** What stands around a drawing that is seen elsewhere. */
export interface Around {
    /** What it is of, if the drawing itself does not say so. */
    title?: string;
    key?: readonly Meaning[];
    /** What is not drawn. */
    notes?: readonly string[];
}

/** A drawing with what stands around it, and how far below the top it begins. */
export interface Framed extends Drawing {
    top: number;
}

const [EDGE, LINE, FOOT] = [12, 20, 28];
/** In pixels, on average. */
const [LETTER, MARK] = [7, 22];

/** A drawing below what it is of, by what it is filtered and what its marks mean, above where and when it was read. */
export function framed(speech: Speech, place: Place, theme: Theme, drawn: Drawing, around: Around): Framed {
    const { width } = drawn;
    const title = around.title && lines([titled(speech, place, around.title)], ' ', width);
    const filters = lines(active(place).map(({ name, value }) => `${speech.say(FILTERS[name].label)}: ${isolated(FILTERS[name].said?.(speech, value) ?? value)}`), ' · ', width);
    const key = laid(around.key ?? [], width);
    const notes = lines(around.notes ?? [], ' ', width);
    const above = [...(title || []).map((text) => ({ text, bold: true })), ...filters.map((text) => ({ text, bold: false }))];
    const top = above.length > 0 ? above.length * LINE + EDGE : 0;
    const below = top + drawn.height + LINE;
    const height = below + key.height + notes.length * LINE + FOOT;
    const read = isPast(place) ? speech.say('asKnown', { day: speech.date(place.asOf) }) : speech.say('readOn', { day: speech.date(iso(today())) });
    const apart = document.createElement('div');
    render(
        html`<svg xmlns="http://www.w3.org/2000/svg" width=${width} height=${height} viewBox="0 0 ${width} ${height}" font-family=${theme.font} font-size="13" fill=${theme.text}>
            <rect width="100%" height="100%" fill=${theme.surface}></rect>
            ${above.map(({ text, bold }, index) => svg`<text x=${EDGE} y=${(index + 1) * LINE} font-weight=${bold ? 600 : 400} fill=${bold ? theme.text : theme.soft}>${text}</text>`)}
            <desc></desc>
            ${key.all.map(({ x, y, mark, said }) => svg`<g transform="translate(${x} ${below + y - 11})">${mark}</g><text x=${x + MARK} y=${below + y}>${said}</text>`)}
            ${notes.map((text, index) => svg`<text x=${EDGE} y=${below + key.height + index * LINE} fill=${theme.soft}>${text}</text>`)}
            <text x=${EDGE} y=${height - EDGE} font-size="11" fill=${theme.soft}>${`Entente (${location.host}), ${read}`}</text>
        </svg>`,
        apart,
    );
    const frame = new XMLSerializer().serializeToString(apart.querySelector('svg') as SVGSVGElement);
    return { text: wellFormed(frame.replace(/<desc(\/>|><\/desc>)/, () => drawn.text.replace('<svg', `<svg y="${top}"`))), width, height, top };
}

function titled(speech: Speech, place: Place, title: string): string {
    return place.view === 'relation' ? `${speech.pair(place.of.split('-'))}: ${title}` : title;
}

/** Texts one behind the other, in as many lines as they need. */
function lines(texts: readonly string[], between: string, width: number): string[] {
    const most = (width - 2 * EDGE) / LETTER;
    const words = texts.join(between).split(' ').filter(Boolean);
    return words.reduce<string[]>((all, word) => {
        const line = all.at(-1);
        if (line === undefined || line.length + word.length >= most) return [...all, word];
        return [...all.slice(0, -1), `${line} ${word}`];
    }, []);
}

function laid(key: readonly Meaning[], width: number): { all: (Meaning & { x: number; y: number })[]; height: number } {
    let [x, y] = [EDGE, 0];
    const all = key.map((one) => {
        const wide = MARK + one.said.length * LETTER + EDGE;
        if (x > EDGE && x + wide > width) [x, y] = [EDGE, y + LINE];
        const at = { ...one, x, y };
        x += wide;
        return at;
    });
    return { all, height: all.length > 0 ? y + LINE : 0 };
}
