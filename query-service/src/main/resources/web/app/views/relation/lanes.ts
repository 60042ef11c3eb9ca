import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Happening, Item } from '../../api/types';
import { type Drawing, saving } from '../../chart/files';
import { framed } from '../../chart/framed';
import { type File, theme } from '../../chart/model';
import { standalone } from '../../chart/picture';
import { csvLink, rowsTable, tools } from '../../chart/tools';
import { span } from '../../date/edtf';
import type { Described } from '../../kinds/kind';
import { called, date, thing } from '../../parts/bits';
import { Part } from '../../parts/part';
import { crossings, VISITS } from './arrows';
import { bars } from './bars';
import type { Facts } from './course';
import { dots } from './dots';
import { ARROWS, BARRED, DOTTED, isOf } from './drawn';
import { axis, type Ground, type Lane, LEFT } from './ground';
import { key } from './key';
import { type Meant, sign } from './meanings';
import { columns, rows } from './said';
import { isWithin, mostOf, scale } from './scale';

const ROWS_AT_FIRST = 8;

/** So many of those that are left out are named. */
const NAMED = 3;

/**
 * What happened between two countries on one line of time: visits as arrows from one to the other, or as dots where both were guests
 * of a third country; meetings and statements as dots; agreements with their life, transfers with their progress, exercises and
 * programmes as bars. Each mark is a link.
 */
class Lanes extends Part {
    static override properties = {
        pair: { attribute: false, hasChanged: areOthers }, now: { attribute: false }, items: { attribute: false, hasChanged: areOthers }, kept: { attribute: false },
        facts: { attribute: false }, told: { attribute: false, hasChanged: areOthers }, wide: { state: true }, whole: { state: true }, tabled: { state: true },
    };

    declare pair: [string, string];
    /** The day from which the reader looks. */
    declare now: number;
    declare items: Item[];
    /** The subjects of visits that are shown under another one. */
    declare kept: ReadonlyMap<string, string>;
    /** Where the facts behind it are as CSV. */
    declare facts: File | undefined;
    /** The facts of agreements. */
    declare told: readonly Happening[];
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
        this.wide = Math.round(this.getBoundingClientRect().width); // drawn at once, what stands below stays where it is
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
        return html`${this.tabled ? rowsTable(speech, speech.say('timelineTitle'), columns(speech), this.rows()) : this.drawn()}
            ${tools(speech, this.place, {
                panel: 'timeline', tabled: this.tabled, turn: () => (this.tabled = !this.tabled), rows: this.items.length,
                behind: this.facts && csvLink(speech, this.facts, speech.say('facts')), ...this.saved,
            })}`;
    }

    private drawn(): TemplateResult {
        const { pair, place, speech, now, wide } = this;
        const { from, until } = place.filters;
        const open = this.whole || from || until ? undefined : mostOf(this.items, now);
        const near = open ? this.items.filter((item) => isWithin(item, open)) : this.items;
        const far = this.items.filter((item) => !near.includes(item));
        const bounds = open ?? { first: from?.[0] ? span(from[0]).first : undefined, last: until?.[0] ? span(until[0]).last : undefined };
        const ground: Ground = { speech, place, pair, now, wide, facts: this.courses(), on: scale(near, LEFT, wide - 16, now, bounds) };
        const visits = near.filter((item) => isOf(item, ...ARROWS));
        const { lanes, height, cut } = this.below(ground, near);
        return html`<svg class="lanes ${visits.length > 60 ? 'crowded' : ''}" role="group" aria-label=${speech.say('timelineTitle')} width=${wide} height=${height}
                @focusin=${this.focused} @keydown=${this.walk} viewBox="0 0 ${wide} ${height}">
                <defs>
                    <marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
                        <path d="M0 0 10 5 0 10z" class="tip"></path>
                    </marker>
                </defs>
                ${axis(ground, height)} ${crossings(ground, visits, this.kept)} ${lanes}
            </svg>
            ${key(ground, near)}
            ${far.length > 0 ? this.farAway(far) : nothing}
            ${cut.map((one) => html`<p class="hint left-out">${one}</p>`)}
            ${far.length > 0 || cut.length > 0
                ? html`<button type="button" @click=${() => (this.whole = true)}>${speech.say('more')} (${speech.number(this.items.length)})</button>`
                : nothing}`;
    }

    /** What is left out since it would press the others together. */
    private farAway(items: readonly Item[]): TemplateResult {
        const { place, speech } = this;
        const more = items.length - NAMED;
        return html`<p class="hint left-out">${speech.say('farAway')}
            ${items.slice(0, NAMED).map((item, index) => html`${index > 0 ? '; ' : ''}${thing(place, item.subject, called(speech, item))}, ${date(speech, item.occurred)}`)}${
                more > 0 ? `; ${speech.say('andMore', { n: more })}` : ''}.</p>`;
    }

    /** The lanes below that of visits, each with a name, and of which of them not all is drawn; those without marks are left out. */
    private below(ground: Ground, near: readonly Item[]): { lanes: SVGTemplateResult[]; height: number; cut: string[] } {
        const { speech } = this;
        const [lanes, cut]: [SVGTemplateResult[], string[]] = [[], []];
        let y = VISITS + 20;
        const add = (kind: Described, draw: typeof dots, most = Infinity) => {
            const items = near.filter((item) => isOf(item, kind));
            if (items.length === 0) return;
            const lane: Lane = draw(ground, kind, items.slice(0, most), y);
            lanes.push(lane.drawn);
            y += lane.height;
            if (items.length > most) cut.push(speech.say('drawnOf', { what: speech.collection(kind.collection), n: most, all: items.length }));
        };
        for (const kind of DOTTED) add(kind, dots);
        for (const kind of BARRED) add(kind, bars, this.whole ? Infinity : ROWS_AT_FIRST);
        return { lanes, height: y + 8, cut };
    }

    /** The facts of agreements, by their subjects. */
    private courses(): Facts {
        const found = new Map<string, Happening[]>();
        for (const one of this.told) found.set(one.subject, [...(found.get(one.subject) ?? []), one]);
        return found;
    }

    private rows(): ReturnType<typeof rows> {
        return rows(this.speech, this.pair, this.items, this.courses());
    }

    private readonly saved = saving(() => ({
        name: `${this.pair.join('-')}-timeline`, columns: columns(this.speech), rows: this.rows(), drawing: () => this.drawing(),
    }));

    private drawing(): Drawing | undefined {
        const drawn = this.querySelector<SVGSVGElement>('svg.lanes');
        if (!drawn) return undefined;
        const { speech } = this;
        const colours = theme(this);
        const words = (element: Element) => element.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
        const plain = { text: standalone(drawn, colours.surface), width: drawn.width.baseVal.value, height: drawn.height.baseVal.value };
        return framed(speech, this.place, colours, plain, {
            title: speech.say('timelineTitle'),
            key: [...this.querySelectorAll<HTMLElement>('.key li')].map((one) => ({ mark: sign(colours, one.dataset.mark as Meant), said: words(one) })),
            notes: [...this.querySelectorAll('.left-out')].map(words),
        });
    }
}

/** What is the same need not be drawn anew, in whichever list it is. */
function areOthers(now: readonly unknown[], before: readonly unknown[] | undefined): boolean {
    return now.length !== before?.length || now.some((item, index) => item !== before[index]);
}

customElements.define('entente-lanes', Lanes);
