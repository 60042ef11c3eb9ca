import { html, render, type TemplateResult } from 'lit';
import { Part } from '../parts/part';
import { saving } from './files';
import { framed } from './framed';
import { type Rows, type Theme, theme } from './model';
import { wellFormed } from './picture';
import { rowsTable, tools } from './tools';

/** What the page draws itself. */
export interface Figure extends Rows {
    /** On the page. */
    body: TemplateResult;
    /** By itself: an `svg` that takes nothing from the style sheet. */
    picture(theme: Theme): { svg: TemplateResult; width: number; height: number };
}

/** A figure; its rows are also its table and its files. */
class FigureElement extends Part {
    static override properties = { figure: { attribute: false }, tabled: { state: true } };

    declare figure: Figure;
    declare tabled: boolean;
    private readonly saved = saving(() => ({ ...this.figure, drawing: () => this.drawing() }));

    constructor() {
        super();
        this.tabled = false;
    }

    protected override render(): TemplateResult {
        const { figure, speech } = this;
        return html`
            ${this.tabled ? rowsTable(speech, figure.label, figure.columns, figure.rows) : figure.body}
            ${tools(speech, this.place, {
                panel: figure.panel, tabled: this.tabled, turn: () => (this.tabled = !this.tabled), rows: figure.rows.length, file: figure.file, ...this.saved,
            })}
        `;
    }

    private drawing(): { text: string; width: number; height: number } {
        const colours = theme(this);
        const { svg, width, height } = this.figure.picture(colours);
        const apart = document.createElement('div');
        render(svg, apart);
        const drawn = apart.querySelector('svg') as SVGSVGElement;
        for (const link of drawn.querySelectorAll('a')) link.setAttribute('href', new URL(link.getAttribute('href') ?? '', location.href).href);
        const text = wellFormed(new XMLSerializer().serializeToString(drawn));
        return framed(this.speech, this.place, colours, { text, width, height }, {}); // its label stands in it
    }
}

customElements.define('entente-figure', FigureElement);
