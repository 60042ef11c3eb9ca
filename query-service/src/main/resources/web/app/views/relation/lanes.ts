import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Item, Kind } from '../../api/types';
import { theme } from '../../chart/model';
import { pixels, standalone } from '../../chart/picture';
import { rowsTable, tools } from '../../chart/tools';
import { isExact, span } from '../../date/edtf';
import { called, isCorrected } from '../../parts/bits';
import { type Cell, csv, save } from '../../parts/download';
import { Part } from '../../parts/part';
import { elsewhere } from '../../state/place';
import { progress } from './figures';
import { isOver, isWithin, life, most, type Scale, scale } from './scale';

const ROW = 30;
const VISITS = 96;
const LEFT = 44;
const ROWS_AT_FIRST = 8;

/**
 * What happened between two countries on one line of time: visits as arrows from one to the other, or as dots where both were guests
 * of a third country; meetings as dots; agreements with their life and transfers with their progress as bars. Each mark is a link.
 */
class Lanes extends Part {
    static override properties = {
        pair: { attribute: false }, now: { attribute: false }, visits: { attribute: false }, agreements: { attribute: false }, meetings: { attribute: false },
        transfers: { attribute: false }, wide: { state: true }, whole: { state: true },
        tabled: { state: true },
    };

    declare pair: [string, string];
    /** The day from which the reader looks. */
    declare now: number;
    declare visits: Item[];
    declare agreements: Item[];
    declare meetings: Item[];
    declare transfers: Item[];
    declare wide: number;
    declare whole: boolean;
    declare tabled: boolean;
    /** The mark that the Tab key stops at, by its address. */
    private at?: string;
    private readonly watched = new ResizeObserver(([entry]) => {
        if (entry && entry.contentRect.width > 0) this.wide = Math.round(entry.contentRect.width);
    });

    constructor() {
        super();
        this.wide = 0;
        this.whole = false;
        this.tabled = false;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.watched.observe(this);
    }

    override disconnectedCallback(): void {
        this.watched.disconnect();
        super.disconnectedCallback();
    }

    /** Hundreds of marks are one stop of the Tab key: within them, arrows go from one to the next. */
    protected override updated(): void {
        const marks = this.marks();
        const at = marks.find((mark) => mark.getAttribute('href') === this.at) ?? marks[0];
        for (const mark of marks) mark.setAttribute('tabindex', mark === at ? '0' : '-1');
    }

    private marks(): SVGAElement[] {
        return [...this.querySelectorAll<SVGAElement>('svg.lanes a.mark')];
    }

    private readonly focused = (event: FocusEvent): void => {
        const mark = (event.target as Element).closest('a.mark');
        if (!mark) return;
        this.querySelector('a.mark[tabindex="0"]')?.setAttribute('tabindex', '-1');
        mark.setAttribute('tabindex', '0');
        this.at = mark.getAttribute('href') ?? undefined;
    };

    private readonly walk = (event: KeyboardEvent): void => {
        const marks = this.marks();
        const at = marks.indexOf(document.activeElement as SVGAElement);
        const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
        if (at < 0 || to === undefined) return;
        event.preventDefault();
        marks[Math.min(Math.max(to, 0), marks.length - 1)]?.focus();
    };

    protected override render(): TemplateResult {
        const { speech } = this;
        if (this.wide === 0) return html`<div class="skeleton tall"></div>`;
        return html`${this.tabled ? rowsTable(speech, speech.say('timelineTitle'), this.columns(), this.rows()) : this.drawn()}
            ${tools(speech, this.place, {
                panel: 'timeline', tabled: this.tabled, turn: () => (this.tabled = !this.tabled), rows: this.all().length,
                saveTable: this.saveTable, savePicture: this.savePicture, saveDrawing: this.saveDrawing,
            })}`;
    }

    private drawn(): TemplateResult {
        const { speech } = this;
        const { from, until } = this.place.filters;
        const open = this.whole || from || until ? undefined : most(this.all());
        const near = (items: Item[]) => (open ? items.filter((item) => isWithin(item, open)) : items);
        const [visits, meetings] = [near(this.visits), near(this.meetings)];
        const [agreements, transfers] = [near(this.agreements), near(this.transfers)];
        const bars = [...agreements, ...transfers];
        const shown = this.whole ? bars : [...agreements.slice(0, ROWS_AT_FIRST), ...transfers.slice(0, ROWS_AT_FIRST)];
        const bounds = open ?? { first: from?.[0] ? span(from[0]).first : undefined, last: until?.[0] ? span(until[0]).last : undefined };
        const all = [...visits, ...meetings, ...bars];
        const far = this.all().length - all.length;
        const on = scale(all, LEFT, this.wide - 16, this.now, bounds);
        const meetingsAt = VISITS + 44;
        const rowsAt = meetingsAt + 34;
        const height = rowsAt + shown.length * ROW + 8;
        return html`<svg class="lanes ${this.visits.length > 60 ? 'crowded' : ''}" role="group" aria-label=${speech.say('timelineTitle')} width=${this.wide} height=${height}
                @focusin=${this.focused} @keydown=${this.walk} viewBox="0 0 ${this.wide} ${height}">
                <defs>
                    <marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
                        <path d="M0 0 10 5 0 10z" class="tip"></path>
                    </marker>
                </defs>
                ${this.axis(on, height)} ${this.visitLane(on, visits)} ${this.meetingLane(on, meetings, meetingsAt)}
                ${shown.map((item, index) => this.bar(on, item, rowsAt + index * ROW))}
            </svg>
            ${far > 0 ? html`<p class="hint">${speech.say('farAway', { n: far })}</p>` : nothing}
            ${far > 0 || shown.length < bars.length
                ? html`<button type="button" @click=${() => (this.whole = true)}>${speech.say('more')} (${speech.number(far > 0 ? this.all().length : bars.length)})</button>`
                : nothing}`;
    }

    /** Everything that is drawn, the latest first. */
    private all(): Item[] {
        const when = (item: Item) => span(item.occurred ?? '').last ?? Infinity;
        return [...this.visits, ...this.meetings, ...this.agreements, ...this.transfers].sort((one, other) => when(other) - when(one));
    }

    private columns(): string[] {
        return (['occurred', 'kind', 'title', 'status', 'quantity'] as const).map((name) => this.speech.say(name));
    }

    private rows(): Cell[][] {
        const { speech } = this;
        return this.all().map((item) => {
            const kind = item.subject.split('/')[0] as Kind;
            return [
                speech.date(item.occurred), speech.say(kind), called(item),
                [speech.code('facts', item.status ?? ''), this.doubt(item)].filter(Boolean).join(', '),
                kind === 'transfer' ? progress(speech, item) : '',
            ];
        });
    }

    private get file(): string {
        return `${this.pair.join('-')}-timeline`;
    }

    private readonly saveTable = (): void => save(`${this.file}.csv`, 'text/csv', csv(this.columns(), this.rows()));

    private readonly saveDrawing = (): void => {
        const drawn = this.drawing();
        if (drawn) save(`${this.file}.svg`, 'image/svg+xml', drawn.text);
    };

    private readonly savePicture = async (): Promise<void> => {
        const drawn = this.drawing();
        const picture = drawn && (await pixels(drawn.text, drawn.width, drawn.height));
        if (picture) save(`${this.file}.png`, 'image/png', picture);
    };

    private drawing(): { text: string; width: number; height: number } | undefined {
        const drawn = this.querySelector<SVGSVGElement>('svg.lanes');
        return drawn ? { text: standalone(drawn, theme(this).surface), width: drawn.width.baseVal.value, height: drawn.height.baseVal.value } : undefined;
    }

    private axis(on: Scale, height: number): SVGTemplateResult {
        const { now } = this;
        return svg`${on.ticks.map(
            (tick) => svg`<line class="tick" x1=${tick.x} x2=${tick.x} y1="18" y2=${height}></line>
                <text class="axis" x=${tick.x} y="12" text-anchor="middle">${tick.year ? tick.month.slice(0, 4) : this.month(tick.month)}</text>`,
        )}${now > on.first && now < on.last ? svg`<line class="now" x1=${on.x(now)} x2=${on.x(now)} y1="18" y2=${height}></line>` : nothing}`;
    }

    private month(month: string): string {
        const short = new Intl.DateTimeFormat(this.speech.lang, { month: 'short', year: '2-digit', timeZone: 'UTC' });
        return short.format(new Date(`${month}-01`));
    }

    private visitLane(on: Scale, visits: Item[]): SVGTemplateResult {
        const [top, bottom] = [34, 34 + VISITS - 28];
        return svg`
            ${this.pair.map((code, index) => {
                const y = index === 0 ? top : bottom;
                return svg`<text class="lane" x="0" y=${y + 4}>${code}</text><line class="shore" x1=${LEFT - 16} x2=${this.wide - 12} y1=${y} y2=${y}></line>`;
            })}
            ${visits.map((visit) => this.returning(on, visit, top, bottom))}
            ${visits.map((visit) => this.visit(on, visit, top, bottom))}`;
    }

    /** From the end of a visit to the beginning of the one that returns it. */
    private returning(on: Scale, visit: Item, top: number, bottom: number): SVGTemplateResult | typeof nothing {
        const before = this.visits.find((one) => one.subject === visit.returns);
        const from = this.from(visit);
        if (!before || from === undefined || this.from(before) !== 1 - from) return nothing;
        const y = from === 0 ? top : bottom;
        const [start, end] = [this.middle(on, before), this.middle(on, visit)];
        const sag = y + (y === top ? 22 : -22);
        return svg`<path class="returning" d="M${start} ${y} C${start + 14} ${sag} ${end - 14} ${sag} ${end} ${y}"><title>${this.speech.say('returned')}</title></path>`;
    }

    /** An arrow from one to the other; a dot between the shores where neither of them is the host of the other. */
    private visit(on: Scale, visit: Item, top: number, bottom: number): SVGTemplateResult {
        const { speech } = this;
        const x = this.middle(on, visit);
        const vague = isExact(visit.occurred ?? '') ? '' : 'vague';
        const told = [
            this.way(visit), visit.title ?? visit.id,
            speech.date(visit.occurred), visit.status === 'held' ? '' : speech.code('facts', visit.status ?? ''), visit.returns ? speech.say('returned') : '',
            this.doubt(visit),
        ].filter(Boolean).join(' · ');
        return svg`<a class="mark ${visit.status}" href=${elsewhere(this.place, 'item', visit.subject)} aria-label=${told}>
            <title>${told}</title>
            ${this.band(on, visit, top, bottom - top)}
            ${this.from(visit) === undefined ? this.apart(visit, vague, x, (top + bottom) / 2) : this.arrow(visit, vague, x, top + 2, bottom - 2)}
            <rect class="touch" x=${x - 10} y=${top} width="20" height=${bottom - top}></rect>
        </a>`;
    }

    private arrow(visit: Item, vague: string, x: number, top: number, bottom: number): SVGTemplateResult {
        const [start, end] = this.from(visit) === 0 ? [top, bottom] : [bottom, top];
        return svg`<line class="arrow ${vague}" x1=${x} x2=${x} y1=${start} y2=${end} marker-end="url(#tip)"></line>`;
    }

    /** The country in which they were stands beside. */
    private apart(visit: Item, vague: string, x: number, y: number): SVGTemplateResult {
        return svg`<circle class="dot ${vague}" cx=${x} cy=${y} r="5"></circle><text class="axis" x=${x + 8} y=${y + 4}>${visit.host?.country}</text>`;
    }

    /** Who went where. */
    private way(visit: Item): string {
        const { speech } = this;
        const from = this.from(visit);
        const host = speech.country(visit.host?.country ?? '');
        if (from !== undefined) return speech.say('visitTo', { from: speech.country(this.pair[from]), to: host });
        return this.pair.every((code) => visitedBy(visit, code)) ? speech.say('bothIn', { country: host }) : '';
    }

    private meetingLane(on: Scale, meetings: Item[], y: number): SVGTemplateResult {
        const stacked = new Map<number, number>();
        return svg`<text class="lane words" x="0" y=${y - 14}>${this.speech.say('meetingsLane')}</text>
            ${meetings.map((meeting) => {
                const middle = this.middle(on, meeting);
                const step = stacked.get(Math.round(middle)) ?? 0;
                stacked.set(Math.round(middle), step + 1);
                const told = [meeting.title ?? meeting.id, this.speech.date(meeting.occurred), this.doubt(meeting)].filter(Boolean).join(' · ');
                const x = Math.min(middle + step * 14, this.wide - 20);
                return svg`<a class="mark" href=${elsewhere(this.place, 'item', meeting.subject)} aria-label=${told}>
                    <title>${told}</title>
                    ${step === 0 ? this.band(on, meeting, y - 6, 12) : nothing}
                    <circle class="dot ${isExact(meeting.occurred ?? '') ? '' : 'vague'}" cx=${x} cy=${y} r="5"></circle>
                </a>`;
            })}`;
    }

    /** An agreement or a transfer: pale where it may have begun already; while it lasts, up to now. */
    private bar(on: Scale, item: Item, y: number): SVGTemplateResult {
        const { speech } = this;
        const { last } = life(item);
        const begun = span(item.occurred ?? '');
        const certain = on.x(begun.last ?? begun.first ?? on.first); // `2024-08/..` is since August 2024
        const possible = on.x(begun.first ?? on.first);
        const lasting = this.now < on.last ? on.x(this.now) : this.wide - 12;
        const end = isOver(item) && last !== undefined ? on.x(last) : lasting;
        const all = item.item?.quantity;
        const part = all ? Math.min((item.deliveredQuantity ?? 0) / all, 1) : 0;
        const amount = all === undefined ? '' : speech.say('delivered', { n: item.deliveredQuantity ?? 0, all });
        const title = item.title ?? item.id;
        const doubt = this.doubt(item);
        const told = [title, speech.code('facts', item.status ?? ''), speech.date(item.occurred), amount, doubt].filter(Boolean).join(' · ');
        return svg`<a class="mark bar" href=${elsewhere(this.place, 'item', item.subject)} aria-label=${told} data-status=${item.status ?? ''}>
            <title>${told}</title>
            ${certain > possible ? svg`<rect class="possible" x=${possible} y=${y + 15} width=${certain - possible} height="9"></rect>` : nothing}
            <rect class="certain" x=${certain} y=${y + 15} width=${Math.max(end - certain, 4)} height="9"></rect>
            ${part > 0 ? svg`<rect class="done" x=${certain} y=${y + 15} width=${Math.max(end - certain, 4) * part} height="9"></rect>` : nothing}
            <text x=${LEFT} y=${y + 11}><tspan lang=${item.languages?.title ?? nothing}>${short(title, (this.wide - LEFT) / 7 - amount.length - doubt.length)}</tspan>${[
                '', amount, doubt].filter((part, index) => index === 0 || part).join(' · ')}</text>
        </a>`;
    }

    /** That not all of it is as it was told first. */
    private doubt(item: Item): string {
        return isCorrected(item) ? this.speech.say('corrected') : '';
    }

    /** The days that a vague date may mean. */
    private band(on: Scale, item: Item, y: number, height: number): SVGTemplateResult | typeof nothing {
        const { first, last } = span(item.occurred ?? '');
        if (first === last && first !== undefined) return nothing;
        const [start, end] = [on.x(first ?? on.first), on.x((last ?? on.last) + 1)];
        return svg`<rect class="band" x=${start} y=${y} width=${Math.max(end - start, 2)} height=${height}></rect>`;
    }

    private middle(on: Scale, item: Item): number {
        const { first, last } = span(item.occurred ?? '');
        return on.x(((first ?? last ?? on.first) + (last ?? first ?? on.last) + 1) / 2);
    }

    /** Which of the two visited the other; neither where both were elsewhere, or one of them took no part itself. */
    private from(visit: Item): 0 | 1 | undefined {
        const [one, other] = this.pair;
        const host = visit.host?.country;
        if (host === other && visitedBy(visit, one)) return 0;
        return host === one && visitedBy(visit, other) ? 1 : undefined;
    }
}

function visitedBy(visit: Item, country: string): boolean {
    return visit.visitors?.some((one) => one.country === country) ?? false;
}

function short(text: string, most: number): string {
    return text.length <= most ? text : `${text.slice(0, Math.max(most - 1, 8))}…`;
}

customElements.define('entente-lanes', Lanes);
