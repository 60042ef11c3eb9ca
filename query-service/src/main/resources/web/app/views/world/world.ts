import { html, nothing, type TemplateResult } from 'lit';
import { Asked } from '../../api/asked';
import { csvOf, items, network, networkCountries, type Question, timeline } from '../../api/client';
import type { Item, Network, Page } from '../../api/types';
import '../../chart/chart';
import '../../chart/figure';
import type { File } from '../../chart/model';
import { taken } from '../../filters/filters';
import '../../filters/form';
import { type Collection, isOf, KINDS, of as kindOf, TOLD } from '../../kinds/kinds';
import { byName, codes } from '../../language/codes';
import { called, sectors, thing } from '../../parts/bits';
import { panel, shows } from '../../parts/panel';
import { Part } from '../../parts/part';
import { elsewhere, type Filters, filtered } from '../../state/place';
import { store } from '../../state/store';
import { happenings, howMany, toCome, untilNow } from '../happenings';
import { active, LINKS, map, MOST_ACTIVE, ofChosen, web } from './charts';

const NEWEST = 6;

/** Who works with whom in the world, and what is new. */
class World extends Part {
    private readonly network = new Asked(this, () => (shows('map', 'active', 'network') ? network(this.place) : undefined));
    private readonly latest = new Asked(this, () => (shows('latest') ? timeline(this.place, untilNow(this.place, this.place.filters), 8, true) : undefined));
    /** Of each kind what is new, as far as it is asked for. */
    private readonly newest = KINDS.map(({ collection }) => new Asked(this, () => this.newestOf(collection)));

    /** Of what it is told what is new: of each kind the facts that are asked for; where none is named, of those that alerts tell of. */
    private get kinds(): ReadonlyMap<Collection, readonly string[]> {
        const types = this.place.filters.type ?? [];
        if (types.length === 0) return new Map<Collection, string[]>(TOLD.map(({ collection }) => [collection, []]));
        const narrowed = KINDS.map((kind) => ({ kind, own: types.filter((type) => isOf(type, kind)) })).filter(({ own }) => own.length > 0);
        return new Map<Collection, string[]>(narrowed.map(({ kind, own }) => [kind.collection, own.includes(kind.name) ? [] : own]));
    }

    private newFilters(of: Collection): Filters {
        return { ...this.place.filters, type: [...(this.kinds.get(of) ?? [])], sort: ['-known'] };
    }

    private newestOf(of: Collection): Question<Page<Item>> | undefined {
        return shows('news') && this.kinds.has(of) ? items(this.place, of, this.newFilters(of), NEWEST) : undefined;
    }

    protected override render(): TemplateResult {
        const { place, speech } = this;
        document.title = `Entente – ${speech.say('tagline')}`;
        const related = (value: Network) => ofChosen(value, place.filters);
        const size = (value: Network) => `${speech.say('countries')}: ${speech.number(value.nodes.length)} · ${speech.say('relations')}: ${speech.number(related(value).links.length)}`;
        const relations = (all: number, most: number) => `${speech.say('relations')}: ${all > most ? speech.say('someOf', { n: most, all }) : speech.number(all)}`;
        return html`
            <h1>${speech.say('tagline')}</h1>
            <entente-filters .offered=${{ country: this.known() }}></entente-filters>
            ${this.pair()}
            <div class="grid">
                ${panel(speech, {
                    name: 'map', title: speech.say('mapTitle'), hint: speech.say('mapHint'), wide: true, tall: true, asked: this.network,
                    empty: (value) => value.nodes.length === 0,
                    body: (value) => html`<entente-chart class="map" .chart=${map(speech, value, csvOf({ question: networkCountries(place) }), (country) => store.go(filtered(place, { country })))}></entente-chart>`,
                    size,
                })}
                ${panel(speech, {
                    name: 'active', title: speech.say('mostActive'), hint: speech.say('strengthHint'), asked: this.network,
                    empty: (value) => related(value).links.length === 0,
                    body: (value) => html`<entente-figure .figure=${active(speech, place, related(value), this.links(value))}></entente-figure>`,
                    size: (value) => relations(related(value).links.length, MOST_ACTIVE),
                })}
                ${this.news()}
                ${panel(speech, {
                    name: 'network', title: speech.say('networkTitle'), wide: true, tall: true, asked: this.network,
                    empty: (value) => related(value).links.length === 0,
                    body: (value) => html`<entente-chart class="web ${value.nodes.length < 8 ? 'few' : ''}" .chart=${web(speech, related(value), this.links(value), (pair) => store.go({ ...place, view: 'relation', of: pair, filters: taken('relation', place.filters) }))}></entente-chart>`,
                    size: (value) => (related(value).links.length > LINKS ? relations(related(value).links.length, LINKS) : size(value)),
                })}
                ${panel(speech, {
                    name: 'latest', title: speech.say('latestFacts'), asked: this.latest, wide: true,
                    empty: (page) => page.items.length === 0,
                    body: (page) => happenings(speech, place, page.items),
                    size: (page) => howMany(speech, page),
                    tools: () => html`<a href=${elsewhere(place, 'list', 'timeline', taken('timeline', place.filters))}>${speech.say('more')}</a> ${toCome(speech, place, taken('timeline', place.filters))}`,
                })}
            </div>
        `;
    }

    /** The countries of which something is known; all there are until that is known. */
    private known(): string[] | undefined {
        return this.network.value?.nodes.map((node) => node.country);
    }

    /** Where all relations are as CSV, whichever are drawn. */
    private links({ links }: Network): File | undefined {
        const address = csvOf(this.network);
        return address ? { address, rows: links.length } : undefined;
    }

    /** A way to the relation of any two countries. */
    private pair(): TemplateResult {
        const { place, speech } = this;
        const go = (event: SubmitEvent) => {
            event.preventDefault();
            const [one, other] = [...new FormData(event.currentTarget as HTMLFormElement).values()];
            if (one && other && one !== other) store.go({ ...place, view: 'relation', of: `${String(one)}-${String(other)}`, filters: taken('relation', place.filters) });
        };
        const choice = (name: string) => html`<select name=${name} aria-label=${speech.say('country')} required>
            <option value="">${speech.say('country')} …</option>
            ${byName('countries', codes('countries'), speech.lang).map((code) => html`<option value=${code}>${speech.country(code)}</option>`)}
        </select>`;
        return html`<form class="filters pair" @submit=${go}>
            <span>${speech.say('twoCountries')}</span> ${choice('one')} ${choice('other')}
            <button type="submit">${speech.say('openRelation')}</button>
        </form>`;
    }

    private news(): TemplateResult | typeof nothing {
        const { place, speech } = this;
        const [asked, ...more] = this.newest.filter((one) => one.question);
        if (!asked) return nothing;
        const all = () => [asked, ...more].flatMap((one) => one.value?.items ?? []);
        return panel(speech, {
            name: 'news', title: speech.say('newToday'), hint: speech.say('newHint'), asked, also: more,
            empty: () => all().length === 0,
            body: () => this.new(all().sort((one, other) => other.firstKnown.localeCompare(one.firstKnown)).slice(0, NEWEST)),
            size: () => speech.say('things', { n: [asked, ...more].reduce((sum, one) => sum + (one.value?.count ?? 0), 0) }),
            tools: () => html`${[...this.kinds.keys()].map((of) => html`<a href=${elsewhere(place, 'list', of, this.newFilters(of))}>${speech.collection(of)}</a> `)}`,
        });
    }

    private new(all: readonly Item[]): TemplateResult {
        const { place, speech } = this;
        return html`<ul class="plain news">
            ${all.map(
                (item) => html`<li>
                    ${thing(place, item.subject, called(speech, item))}
                    <span class="small">${[speech.kind(kindOf(item.subject)?.name ?? ''), speech.pair(item.countries), speech.moment(item.firstKnown)].filter(Boolean).join(' · ')}</span>
                    ${sectors(speech, item.sectors)}
                </li>`,
            )}
        </ul>`;
    }
}

customElements.define('entente-world', World);
