import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { type Drawing, saving } from '../../chart/files';
import { theme } from '../../chart/model';
import { standalone } from '../../chart/picture';
import { rowsTable, tools } from '../../chart/tools';
import { isExact, span } from '../../date/edtf';
import type { Described, Mark } from '../../kinds/kind';
import { HAPPENING, of as kindOf } from '../../kinds/kinds';
import { called, isCorrected } from '../../parts/bits';
import type { Cell } from '../../parts/download';
import { Part } from '../../parts/part';
import { elsewhere } from '../../state/place';
import { isOver, isWithin, life, most, type Scale, scale } from './scale';

const ROW = 30;
const VISITS = 96;
const DOTS = 34;
const HEAD = 18;
const LEFT = 44;
const ROWS_AT_FIRST = 8;
/** So near the right end a tick's name would be cut off. */
const EDGE = 30;

const drawnAs = (...marks: Mark[]) => HAPPENING.filter(({ mark }) => mark && marks.includes(mark));
/** Kinds of which each item is an arrow, a dot, or a bar. */
const ARROWS = drawnAs('arrow');
const DOTTED = drawnAs('round', 'tip');
const BARRED = drawnAs('bar', 'progress', 'days', 'plan');

/** From where to where, in pixels. */
type Extent = [number, number];

/**
 * What happened between two countries on one line of time: visits as arrows from one to the other, or as dots where both were guests
 * of a third country; meetings and statements as dots; agreements with their life, transfers with their progress, exercises and
 * programmes as bars. Each mark is a link.
 */
class Lanes extends Part {
    static override properties = {
        pair: { attribute: false, hasChanged: areOthers }, now: { attribute: false }, items: { attribute: false, hasChanged: areOthers }, kept: { attribute: false },
        facts: { attribute: false }, wide: { state: true }, whole: { state: true }, tabled: { state: true },
    };

    declare pair: [string, string];
    /** The day from which the reader looks. */
    declare now: number;
    declare items: Item[];
    /** The subjects of visits that are shown under another one. */
    declare kept: ReadonlyMap<string, string>;
    /** Where the facts behind it are as CSV. */
    declare facts: string;
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
                panel: 'timeline', tabled: this.tabled, turn: () => (this.tabled = !this.tabled), rows: this.items.length,
                behind: html`<a class="button" href=${this.facts} download>CSV: ${speech.say('facts')}</a>`, ...this.saved,
            })}`;
    }

    private drawn(): TemplateResult {
        const { speech } = this;
        const { from, until } = this.place.filters;
        const open = this.whole || from || until ? undefined : most(this.items);
        const near = open ? this.items.filter((item) => isWithin(item, open)) : this.items;
        const far = this.items.length - near.length;
        const bounds = open ?? { first: from?.[0] ? span(from[0]).first : undefined, last: until?.[0] ? span(until[0]).last : undefined };
        const on = scale(near, LEFT, this.wide - 16, this.now, bounds);
        const visits = near.filter((item) => isOf(item, ...ARROWS));
        const { lanes, height, hidden } = this.below(on, near);
        return html`<svg class="lanes ${visits.length > 60 ? 'crowded' : ''}" role="group" aria-label=${speech.say('timelineTitle')} width=${this.wide} height=${height}
                @focusin=${this.focused} @keydown=${this.walk} viewBox="0 0 ${this.wide} ${height}">
                <defs>
                    <marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
                        <path d="M0 0 10 5 0 10z" class="tip"></path>
                    </marker>
                </defs>
                ${this.axis(on, height)} ${this.visitLane(on, visits)} ${lanes}
            </svg>
            ${this.key(near, this.now > on.first && this.now < on.last)}
            ${far > 0 ? html`<p class="hint">${speech.say('farAway', { n: far })}</p>` : nothing}
            ${far > 0 || hidden > 0
                ? html`<button type="button" @click=${() => (this.whole = true)}>${speech.say('more')} (${speech.number(this.items.length)})</button>`
                : nothing}`;
    }

    /** The lanes below that of visits, each with a name; those without marks are left out. */
    private below(on: Scale, near: readonly Item[]): { lanes: SVGTemplateResult[]; height: number; hidden: number } {
        const lanes: SVGTemplateResult[] = [];
        let [y, hidden] = [VISITS + 20, 0];
        for (const kind of DOTTED) {
            const items = near.filter((item) => isOf(item, kind));
            if (items.length === 0) continue;
            lanes.push(this.dots(on, kind, items, y + 24));
            y += DOTS;
        }
        for (const kind of BARRED) {
            const items = near.filter((item) => isOf(item, kind));
            if (items.length === 0) continue;
            const shown = this.whole ? items : items.slice(0, ROWS_AT_FIRST);
            lanes.push(this.bars(on, kind, shown, y));
            y += HEAD + shown.length * ROW;
            hidden += items.length - shown.length;
        }
        return { lanes, height: y + 8, hidden };
    }

    /** What the marks of these items look like. */
    private key(items: readonly Item[], untilNow: boolean): TemplateResult {
        const { speech } = this;
        const vague = items.some((item) => !isExact(item.occurred ?? ''));
        return html`<ul class="key marks" aria-label=${speech.say('key')}>
            ${[...ARROWS, ...DOTTED, ...BARRED]
                .filter((kind) => items.some((item) => isOf(item, kind)))
                .map(({ collection, mark }) => html`<li data-mark=${mark}>${speech.collection(collection)}</li>`)}
            ${vague ? html`<li data-mark="vague">${speech.say('vague')}</li>` : nothing}
            ${untilNow ? html`<li data-mark="now">${speech.say('now')}</li>` : nothing}
        </ul>`;
    }

    private columns(): string[] {
        return (['occurred', 'kind', 'title', 'status', 'particulars'] as const).map((name) => this.speech.say(name));
    }

    /** Everything, the latest first. */
    private rows(): Cell[][] {
        const { speech } = this;
        const last = (item: Item) => span(item.occurred ?? '').last ?? Infinity;
        return this.items
            .toSorted((one, other) => last(other) - last(one))
            .map((item) => [
                speech.date(item.occurred), speech.kind(kindOf(item.subject)?.name ?? ''), called(item),
                [speech.code('facts', item.status ?? ''), this.doubt(item)].filter(Boolean).join(', '), this.particulars(item),
            ]);
    }

    /** What is told of an item beside what it is called, when and how it stands. */
    private particulars(item: Item): string {
        return isOf(item, ...ARROWS) ? this.way(item) : kindOf(item.subject)?.particulars?.(this.speech, item) ?? '';
    }

    private readonly saved = saving(() => ({
        name: `${this.pair.join('-')}-timeline`, columns: this.columns(), rows: this.rows(), drawing: () => this.drawing(),
    }));

    private drawing(): Drawing | undefined {
        const drawn = this.querySelector<SVGSVGElement>('svg.lanes');
        return drawn ? { text: standalone(drawn, theme(this).surface), width: drawn.width.baseVal.value, height: drawn.height.baseVal.value } : undefined;
    }

    private axis(on: Scale, height: number): SVGTemplateResult {
        const { now } = this;
        const isLast = (x: number) => x > this.wide - EDGE;
        return svg`${on.ticks.map(
            (tick) => svg`<line class="tick" x1=${tick.x} x2=${tick.x} y1="18" y2=${height}></line>
                <text class="axis" x=${isLast(tick.x) ? this.wide - 2 : tick.x} y="12" text-anchor=${isLast(tick.x) ? 'end' : 'middle'}>${tick.year ? tick.month.slice(0, 4) : this.month(tick.month)}</text>`,
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
            ${visits.map((visit) => this.returning(on, visits, visit, top, bottom))}
            ${visits.map((visit) => this.visit(on, visit, top, bottom))}`;
    }

    /** From the end of a visit to the beginning of the one that returns it. */
    private returning(on: Scale, visits: readonly Item[], visit: Item, top: number, bottom: number): SVGTemplateResult | typeof nothing {
        const subject = this.kept.get(visit.returns ?? '') ?? visit.returns;
        const before = visits.find((one) => one.subject === subject);
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

    private dots(on: Scale, kind: Described, items: readonly Item[], y: number): SVGTemplateResult {
        const stacked = new Map<number, number>();
        return svg`${this.head(kind, y - 14)}
            ${items.map((item) => {
                const middle = this.middle(on, item);
                const step = stacked.get(Math.round(middle)) ?? 0;
                stacked.set(Math.round(middle), step + 1);
                const told = [item.title ?? item.id, this.speech.date(item.occurred), this.particulars(item), this.doubt(item)].filter(Boolean).join(' · ');
                const x = Math.min(middle + step * 14, this.wide - 20);
                return svg`<a class="mark" data-kind=${kind.name} href=${elsewhere(this.place, 'item', item.subject)} aria-label=${told}>
                    <title>${told}</title>
                    ${step === 0 ? this.band(on, item, y - 6, 12) : nothing}
                    ${this.dot(kind.mark, x, y, isExact(item.occurred ?? '') ? '' : 'vague')}
                </a>`;
            })}`;
    }

    /** Round, or standing on its tip. */
    private dot(mark: Mark | undefined, x: number, y: number, vague: string): SVGTemplateResult {
        return mark === 'tip'
            ? svg`<path class="dot ${vague}" d="M${x} ${y - 6}l6 6-6 6-6-6z"></path>`
            : svg`<circle class="dot ${vague}" cx=${x} cy=${y} r="5"></circle>`;
    }

    private head(kind: Described, y: number): SVGTemplateResult {
        return svg`<text class="lane words" x="0" y=${y}>${this.speech.collection(kind.collection)}</text>`;
    }

    private bars(on: Scale, kind: Described, items: readonly Item[], y: number): SVGTemplateResult {
        return svg`${this.head(kind, y + 12)}${items.map((item, index) => this.bar(on, kind, item, y + HEAD + index * ROW))}`;
    }

    private bar(on: Scale, kind: Described, item: Item, y: number): SVGTemplateResult {
        const { speech } = this;
        const { pale, solid } = this.extent(on, kind, item);
        const all = item.item?.quantity;
        const part = all ? Math.min((item.deliveredQuantity ?? 0) / all, 1) : 0;
        const more = this.particulars(item);
        const title = item.title ?? item.id;
        const doubt = this.doubt(item);
        const told = [title, speech.code('facts', item.status ?? ''), speech.date(item.occurred), more, doubt].filter(Boolean).join(' · ');
        const rect = (name: string, [from, until]: Extent, of = 1) =>
            svg`<rect class=${name} x=${from} y=${y + 15} width=${Math.max(until - from, 4) * of} height="9"></rect>`;
        return svg`<a class="mark bar" data-kind=${kind.name} data-mark=${kind.mark} data-status=${item.status ?? ''} href=${elsewhere(this.place, 'item', item.subject)} aria-label=${told}>
            <title>${told}</title>
            ${pale ? rect('possible', pale) : nothing} ${solid ? rect('certain', solid) : nothing} ${solid && part > 0 ? rect('done', solid, part) : nothing}
            <text x=${LEFT} y=${y + 11}><tspan lang=${item.languages?.title ?? nothing}>${short(title, (this.wide - LEFT) / 7 - more.length - doubt.length)}</tspan>${[
                '', more, doubt].filter((part, index) => index === 0 || part).join(' · ')}</text>
        </a>`;
    }

    /** Where a bar is: pale where it may have begun already, and while it lasts up to now; or on its days, pale if these are not known. */
    private extent(on: Scale, { mark }: Described, item: Item): { pale?: Extent; solid?: Extent } {
        const begun = span(item.occurred ?? '');
        const possible = on.x(begun.first ?? on.first);
        if (mark === 'days') {
            const days: Extent = [possible, on.x((begun.last ?? on.last) + 1)];
            return isExact(item.occurred ?? '') ? { solid: days } : { pale: days };
        }
        const { last } = life(item);
        const certain = on.x(begun.last ?? begun.first ?? on.first); // `2024-08/..` is since August 2024
        const lasting = this.now < on.last ? on.x(this.now) : this.wide - 12;
        const solid: Extent = [certain, isOver(item) && last !== undefined ? on.x(last) : lasting];
        return certain > possible ? { pale: [possible, certain], solid } : { solid };
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

function isOf(item: Item, ...kinds: readonly Described[]): boolean {
    return kinds.some((kind) => kind === kindOf(item.subject));
}

/** What is the same need not be drawn anew, in whichever list it is. */
function areOthers(now: readonly unknown[], before: readonly unknown[] | undefined): boolean {
    return now.length !== before?.length || now.some((item, index) => item !== before[index]);
}

function visitedBy(visit: Item, country: string): boolean {
    return visit.visitors?.some((one) => one.country === country) ?? false;
}

function short(text: string, most: number): string {
    return text.length <= most ? text : `${text.slice(0, Math.max(most - 1, 8))}…`;
}

customElements.define('entente-lanes', Lanes);
