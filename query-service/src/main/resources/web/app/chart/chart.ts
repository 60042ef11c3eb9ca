import { html, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { csv, save } from '../parts/download';
import { Part } from '../parts/part';
import type { ECharts } from './draw';
import { type Framed, framed } from './framed';
import { type Chart, theme } from './model';
import { pixels } from './picture';
import { rowsTable, tools } from './tools';

type Drawing = typeof import('./draw');

const MADE: Record<Chart['of'], () => Promise<unknown>> = { columns: () => import('./columns'), countries: () => import('./countries') };

/**
 * A chart, with what is behind it: the same rows as a table and as files. What draws it is loaded when the first chart is
 * about to be seen. By keyboard, arrows go from point to point, and each is told.
 */
class ChartElement extends Part {
    static override properties = {
        chart: { attribute: false }, tabled: { state: true }, at: { state: true }, broken: { state: true },
    };

    declare chart: Chart;
    declare tabled: boolean;
    declare at: number;
    /** What draws it, or the map, did not come. */
    declare broken: boolean;
    private drawn?: ECharts;
    private drawing?: Drawing;
    /** What is drawn, as a text. */
    private picture = '';
    private readonly watched = new ResizeObserver(() => this.drawn?.resize());
    private readonly seen = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.load();
    }, { rootMargin: '200px' });
    private readonly dark = matchMedia('screen and (prefers-color-scheme: dark)');
    private readonly repaint = () => this.paint();
    private readonly printed = () => void this.load();

    constructor() {
        super();
        this.tabled = false;
        this.at = -1;
        this.broken = false;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.seen.observe(this);
        this.dark.addEventListener('change', this.repaint);
        window.addEventListener('beforeprint', this.printed);
    }

    override disconnectedCallback(): void {
        this.seen.disconnect();
        this.watched.disconnect();
        this.dark.removeEventListener('change', this.repaint);
        window.removeEventListener('beforeprint', this.printed);
        this.drawn?.dispose();
        this.drawn = undefined;
        super.disconnectedCallback();
    }

    private async load(): Promise<void> {
        this.seen.disconnect();
        try {
            const [drawing] = await Promise.all([import('./draw'), MADE[this.chart.of]()]);
            if (this.chart.map) await (await import('./world')).load(drawing);
            this.drawing = drawing;
            this.broken = false;
        } catch {
            this.broken = true;
        }
        await this.updateComplete;
        this.paint();
    }

    protected override updated(changed: PropertyValues): void {
        if (changed.has('chart') || changed.has('tabled')) this.paint();
    }

    private paint(): void {
        const canvas = this.querySelector<HTMLElement>('.canvas');
        if (!this.drawing || !canvas || this.tabled || this.broken || !this.isConnected) return;
        if (!this.drawn || this.drawn.getDom() !== canvas) {
            this.drawn?.dispose();
            this.watched.disconnect();
            this.drawn = this.drawing.begin(canvas);
            this.picture = '';
            this.drawn.on('click', (mark) => this.chart.chosen?.({ name: mark.name, data: mark.data, index: mark.dataIndex, series: mark.seriesIndex }));
            this.watched.observe(canvas);
        }
        // with each answer it is asked to paint; what is read of it meanwhile stays, where nothing has changed
        const option = this.drawing.whole(this.chart, theme(this));
        const picture = JSON.stringify([this.chart.label, option]);
        if (picture !== this.picture) this.drawn.setOption(option, { notMerge: true });
        this.picture = picture;
        this.classList.add('painted');
    }

    protected override render(): TemplateResult {
        const { chart, speech } = this;
        const tabled = this.tabled || this.broken;
        return html`
            ${this.broken
                ? html`<div class="notice" role="alert">
                      <p>${speech.say('notDrawn')}</p>
                      <button type="button" @click=${() => void this.load()}>${speech.say('again')}</button>
                  </div>`
                : nothing}
            ${tabled
                ? rowsTable(speech, chart.label, chart.columns, chart.rows)
                : html`<div class="canvas" tabindex="0" role="group" aria-label=${chart.label} @keydown=${this.walk}></div>
                      <p class="told" aria-live="polite">${this.at >= 0 ? chart.points?.say(this.at) : nothing}</p>
                      ${chart.key?.length
                          ? html`<ul class="key" aria-label=${speech.say('sectors')}>
                                ${chart.key.map((code) => html`<li data-sector=${code}>${speech.code('sectors', code)}</li>`)}
                            </ul>`
                          : nothing}`}
            ${tools(speech, this.place, {
                panel: chart.panel, tabled, turn: this.turn, rows: chart.rows.length,
                file: chart.file, saveTable: this.saveTable, savePicture: this.savePicture, saveDrawing: this.saveDrawing,
            })}
        `;
    }

    private readonly turn = (): void => {
        if (this.broken) void this.load();
        else this.tabled = !this.tabled;
    };

    private readonly walk = (event: KeyboardEvent): void => {
        const { points } = this.chart;
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (event.key === 'Enter' && this.at >= 0) points?.open?.(this.at);
        if (!points || step === undefined || points.count === 0) return;
        event.preventDefault();
        this.at = this.at < 0 ? points.count - 1 : Math.min(Math.max(this.at + step, 0), points.count - 1);
        const at = { seriesIndex: 0, dataIndex: this.at };
        if (points.links) {
            this.drawn?.dispatchAction({ type: 'downplay', seriesIndex: 0 });
            this.drawn?.dispatchAction({ type: 'highlight', dataType: 'edge', ...at });
        } else this.drawn?.dispatchAction({ type: 'showTip', ...at });
    };

    private readonly saveTable = (): void => save(`${this.chart.name}.csv`, 'text/csv', csv(this.chart.columns, this.chart.rows));

    private readonly savePicture = async (): Promise<void> => {
        const drawn = this.drawn?.renderToCanvas({ pixelRatio: 2, backgroundColor: theme(this).surface });
        const frame = this.framed('');
        const picture = drawn && frame && (await pixels(frame.text, frame.width, frame.height, { drawn, top: frame.top }));
        if (picture) save(`${this.chart.name}.png`, 'image/png', picture);
    };

    private readonly saveDrawing = async (): Promise<void> => {
        if (!this.drawn) return;
        const { drawing } = await import('./drawing');
        const text = drawing(this.chart, theme(this), this.drawn.getWidth(), this.drawn.getHeight());
        save(`${this.chart.name}.svg`, 'image/svg+xml', this.framed(text)?.text ?? text);
    };

    /** The chart as it can be shown elsewhere. */
    private framed(text: string): Framed | undefined {
        const { chart, drawn, speech } = this;
        if (!drawn) return undefined;
        const colours = theme(this);
        const mark = (code: string) => svg`<rect y="2" width="14" height="9" rx="2" fill=${colours.sector(code)}></rect>`;
        const key = chart.key?.map((code) => ({ mark: mark(code), said: speech.code('sectors', code) }));
        return framed(speech, this.place, colours, { text, width: drawn.getWidth(), height: drawn.getHeight() }, { title: chart.label, key });
    }
}

customElements.define('entente-chart', ChartElement);
