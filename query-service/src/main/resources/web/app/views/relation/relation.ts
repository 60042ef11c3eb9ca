import { html, nothing, type TemplateResult } from 'lit';
import { Asked } from '../../api/asked';
import { activity, csvOf, items, type Question, relation, timeline } from '../../api/client';
import type { Activity, Item, Page, Relation } from '../../api/types';
import '../../chart/chart';
import '../../chart/figure';
import type { File } from '../../chart/model';
import { tableTools } from '../../chart/tools';
import { iso } from '../../date/edtf';
import { active } from '../../filters/filters';
import '../../filters/form';
import { type Collection, HAPPENING } from '../../kinds/kinds';
import { country } from '../../parts/bits';
import { wishOf } from '../../parts/follow';
import { panel, shows } from '../../parts/panel';
import { Part } from '../../parts/part';
import { address, elsewhere, type Filters, unfiltered } from '../../state/place';
import { store } from '../../state/store';
import { day, happenings, howMany, toCome, untilNow } from '../happenings';
import { byMonthAndSector, inYears, near } from './activity';
import { figureCount, headline, named, people, positions, reciprocity, transfers } from './figures';
import { Kept } from './kept';
import './lanes';
import { byWeek, type Week, weeks } from './weeks';

const AT_MOST = 200;
/** Of agreements of which more is known, it is told when they began and how they stand. */
const FACTS = 500;

/** What there is between two countries. */
class RelationView extends Part {
    static override properties = { wholeActivity: { state: true } };

    /** Whether activity is shown of all years, also those that are far away in time. */
    declare wholeActivity: boolean;
    private readonly relation = new Asked(this, () => (shows('figures', 'activity', 'reciprocity', 'positions') ? relation(this.place) : undefined));
    /** What happened, by collection. */
    private readonly things = new Map(HAPPENING.map(({ collection }) => [collection, new Asked(this, () => this.all(collection))]));
    /** Facts of agreements, whenever they were: what led each to where it stands. */
    private readonly courses = new Asked(this, () =>
        shows('timeline') ? timeline(this.place, { countries: this.both().countries, type: ['agreement'] }, FACTS) : undefined,
    );
    /** How many facts there are in all. */
    private readonly facts = new Asked(this, () => (shows('timeline') ? timeline(this.place, this.both(), 1, true) : undefined));
    private readonly kept = new Kept(this, () => (shows('timeline') ? this.of('visits').value?.items : undefined));
    private readonly activity = new Asked(this, () => (shows('activity') ? activity(this.place, 'month,sector', this.both(), true) : undefined));
    /** The same without a beginning: what was usual before is not cut off by the period that the reader asks for. */
    private readonly monthsBefore = new Asked(this, () => (shows('activity') ? this.unbegun('month') : undefined));
    private readonly weekly = new Asked(this, () => (shows('weeks') ? activity(this.place, 'week', this.both()) : undefined));
    private readonly weeksBefore = new Asked(this, () => (shows('weeks') ? this.unbegun('week') : undefined));
    private readonly latest = new Asked(this, () => (shows('latest') ? timeline(this.place, untilNow(this.place, this.both()), 8, true) : undefined));
    private readonly held = new Asked(this, () => (shows('figures') ? items(this.place, 'visits', { ...this.both(), status: ['held'] }, 1) : undefined));
    private readonly lately = new Asked(this, () => (shows('figures') ? this.since(28) : undefined));
    private readonly year = new Asked(this, () => (shows('figures') ? this.since(364) : undefined));

    private both(): Filters {
        const { sector, from, until } = this.place.filters;
        return { countries: [this.place.of.replace('-', ',')], sector, from, until };
    }

    private unbegun(groupBy: string): Question<Activity> | undefined {
        const { from, ...filters } = this.both();
        return from ? activity(this.place, groupBy, filters) : undefined;
    }

    private of(collection: Collection): Asked<Page<Item>> {
        return this.things.get(collection) as Asked<Page<Item>>;
    }

    private all(collection: Collection): Question<Page<Item>> | undefined {
        const panels: Partial<Record<Collection, string>> = { transfers: 'transfers', visits: 'reciprocity' };
        if (!shows('timeline', 'people', panels[collection] ?? 'timeline')) return undefined;
        return items(this.place, collection, this.both(), AT_MOST);
    }

    /** Facts of so many days before the day from which the reader looks. */
    private since(days: number): Question<Page<unknown>> {
        return timeline(this.place, this.last(days), 1, true);
    }

    private last(days: number): Filters {
        const until = this.day();
        const { countries, sector } = this.both();
        return { countries, sector, from: [iso(until - days + 1)], until: [iso(until)] };
    }

    /** Opens the facts behind a bar. */
    private readonly open = (filters: Filters): void => {
        store.go({ ...this.place, view: 'list', of: 'timeline', filters: { ...this.both(), ...filters } });
    };

    private link(collection: string, filters: Filters = {}): TemplateResult {
        return html`<a href=${elsewhere(this.place, 'list', collection, { ...this.both(), ...filters })}>${this.speech.say('more')}</a>`;
    }

    /** The day from which the reader looks. */
    private day(): number {
        return day(this.place);
    }

    protected override render(): TemplateResult {
        const { place, speech } = this;
        const pair = place.of.split('-');
        const known = [...this.things.values()];
        const nothingKnown = known.every((asked) => asked.value?.items.length === 0);
        document.title = `${speech.say('between', { a: speech.country(pair[0] ?? ''), b: speech.country(pair[1] ?? '') })} – Entente`;
        return html`
            <div class="headline">
                <h1>${speech.say('between', { a: speech.country(pair[0] ?? ''), b: speech.country(pair[1] ?? '') })}</h1>
                <entente-follow .wish=${wishOf(this.both())}></entente-follow>
            </div>
            <entente-filters></entente-filters>
            ${panel(speech, {
                name: 'figures', title: speech.say('relation'), wide: true, asked: this.relation,
                meanwhile: headline(speech, place, this.both(), undefined, { filters: {} }),
                body: (value) => headline(speech, place, this.both(), value, {
                    visits: this.held.value?.count, lately: this.lately.value?.count, year: this.year.value?.count, filters: this.last(28),
                }),
                size: (value) => this.size(Object.values(value.counts).reduce((sum, count) => sum + count, 0)),
                tools: () => tableTools(speech, place, 'figures', this.figures()),
            })}
            ${panel(speech, {
                name: 'timeline', title: speech.say('timelineTitle'), hint: speech.say('timelineHint'), wide: true, tall: true, asked: this.of('visits'), also: [...known, this.courses, this.facts],
                empty: () => nothingKnown,
                emptyText: this.nothing(pair),
                body: () => html`<entente-lanes .pair=${pair} .now=${this.day()} .items=${known.flatMap((asked) => asked.value?.items ?? [])}
                    .kept=${this.kept.subjects} .told=${this.courses.value?.items ?? []} .facts=${this.file(this.facts)}></entente-lanes>`,
                size: () => this.shown(known),
            })}
            ${known.some((asked) => asked.waiting) || (nothingKnown && !place.embed) ? nothing : this.more(known)}
        `;
    }

    /** Where to go on from a relation of which nothing is known. */
    private nothing(pair: readonly string[]): TemplateResult {
        const { place, speech } = this;
        return active(place).length > 0
            ? html`${speech.say('emptyFiltered')} <a href=${address(unfiltered(place))}>${speech.say('clearFilters')}</a>`
            : html`${speech.say('emptyRelation')} ${pair.map((code) => html`${country(speech, place, code)} `)}`;
    }

    /** What stands below the line of time, and is drawn once that has its height. */
    private more(known: Asked<Page<Item>>[]): TemplateResult {
        const { place, speech } = this;
        const totals = this.relation.value?.activity ?? [];
        const { from, until } = place.filters;
        const shown = this.wholeActivity || from || until ? totals : near(totals, this.day());
        const years = inYears(shown);
        return html`
            <div class="grid">
                ${panel(speech, {
                    name: 'activity', title: speech.say(years ? 'activityYear' : 'activityMonth'), hint: speech.say(years ? 'activityYearHint' : 'activityHint'), wide: true, tall: true, asked: this.activity,
                    also: [this.relation, this.monthsBefore],
                    empty: () => totals.length === 0,
                    body: (value) => {
                        const all = { activity: value, totals: shown, before: this.monthsBefore.value?.items ?? totals };
                        return html`<entente-chart data-panel="activity" .chart=${byMonthAndSector(speech, all, place.of, csvOf(this.activity), this.open)}></entente-chart>
                            ${shown.length < totals.length ? this.otherYears(shown) : nothing}`;
                    },
                    size: () => this.size(totals.reduce((sum, month) => sum + month.count, 0), 'facts'),
                })}
                ${panel(speech, {
                    name: 'weeks', title: speech.say('activityWeek'), hint: speech.say('activityWeekHint'), wide: true, tall: true, asked: this.weekly,
                    also: [this.weeksBefore],
                    empty: (value) => this.weeks(value).length === 0,
                    body: (value) => html`<entente-chart data-panel="weeks" .chart=${byWeek(speech, value, this.weeks(value), place.of, csvOf(this.weekly), this.open)}></entente-chart>`,
                    size: (value) => this.size(this.weeks(value).reduce((sum, week) => sum + week.count, 0), 'facts'),
                })}
                ${panel(speech, {
                    name: 'reciprocity', title: speech.say('reciprocity'), asked: this.relation, also: [this.of('visits')],
                    empty: (value) => value.visits.length === 0,
                    body: (value) => html`<entente-figure .figure=${reciprocity(speech, place, this.both(), value, this.of('visits').value?.items ?? [], this.figures())}></entente-figure>`,
                    size: (value) => `${speech.collection('visits')}: ${speech.number(value.visits.reduce((sum, way) => sum + way.count, 0))}`,
                    tools: () => this.link('visits', { status: ['held'] }),
                })}
                ${panel(speech, {
                    name: 'transfers', title: speech.say('progress'), asked: this.of('transfers'),
                    empty: (value) => value.items.length === 0,
                    body: (value) => html`<entente-figure .figure=${transfers(speech, place, value.items, this.file(this.of('transfers')))}></entente-figure>`,
                    size: (value) => this.size(value.count ?? value.items.length),
                    tools: () => this.link('transfers'),
                })}
                ${panel(speech, {
                    name: 'positions', title: speech.say('positions'), asked: this.relation,
                    empty: (value) => value.positions.length === 0,
                    body: (value) => positions(speech, place, this.both(), value),
                    size: (value) => `${speech.say('issues')}: ${speech.number(value.positions.length)}`,
                    tools: () => tableTools(speech, place, 'positions', this.figures()),
                })}
                ${panel(speech, {
                    name: 'people', title: speech.say('people'), asked: this.of('visits'), also: known,
                    empty: () => !known.some((asked) => asked.value?.items.some((one) => named(one).length > 0)),
                    body: () => people(speech, place, this.both(), known.flatMap((asked) => asked.value?.items ?? [])),
                    size: () => this.shown(known),
                })}
                ${panel(speech, {
                    name: 'latest', title: speech.say('latestFacts'), asked: this.latest, wide: true,
                    empty: (value) => value.items.length === 0,
                    body: (value) => happenings(speech, place, value.items),
                    size: (value) => howMany(speech, value),
                    tools: () => html`${this.link('timeline')} ${toCome(speech, place, this.both())}`,
                })}
            </div>
        `;
    }

    /** Says which months are drawn, and offers the others. */
    private otherYears(shown: Relation['activity']): TemplateResult {
        const { speech } = this;
        const [first, last] = [shown[0]?.month, shown.at(-1)?.month];
        return html`<p class="hint">${speech.say('activityOf', { period: speech.date(`${first}/${last}`) })}
            <button type="button" @click=${() => (this.wholeActivity = true)}>${speech.say('allYears')}</button></p>`;
    }

    /** Where the figures of the relation are as CSV. */
    private figures(): File | undefined {
        const address = csvOf(this.relation);
        return address ? { address, rows: this.relation.value && figureCount(this.relation.value) } : undefined;
    }

    /** Where all items of a question are as CSV. */
    private file(asked: Asked<Page<unknown>>): File | undefined {
        const address = csvOf(asked);
        return address ? { address, rows: asked.value?.count } : undefined;
    }

    private weeks(activity: Activity): Week[] {
        return weeks(activity, this.weeksBefore.value ?? activity, this.day(), this.place.filters.from?.[0]);
    }

    private size(count: number, of: 'things' | 'facts' = 'things'): string {
        return this.speech.say(of === 'facts' ? 'factCount' : 'things', { n: count });
    }

    private shown(all: Asked<Page<Item>>[]): string {
        const shown = all.reduce((sum, asked) => sum + (asked.value?.items.length ?? 0), 0);
        const known = all.reduce((sum, asked) => sum + (asked.value?.count ?? 0), 0);
        return shown < known ? this.speech.say('shown', { n: shown, all: known }) : this.size(shown);
    }
}

customElements.define('entente-relation', RelationView);
