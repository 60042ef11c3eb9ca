import { html, nothing, type TemplateResult } from 'lit';
import { Asked } from '../../api/asked';
import { csvOf, items, network, type Question, timeline } from '../../api/client';
import type { Item, Kind, Network, Page } from '../../api/types';
import '../../chart/chart';
import { taken } from '../../filters/filters';
import '../../filters/form';
import { byName, codes } from '../../language/codes';
import { called, sectors, thing } from '../../parts/bits';
import { panel, shows } from '../../parts/panel';
import { Part } from '../../parts/part';
import { type Collection, collectionOf } from '../../state/collections';
import { elsewhere, type Filters, filtered } from '../../state/place';
import { store } from '../../state/store';
import { happenings } from '../happenings';
import { LINKS, map, web } from './charts';

const MOST_ACTIVE = 12;
const NEWEST = 6;
const USUAL: readonly Collection[] = ['agreements', 'visits', 'transfers'];

/** Who works with whom in the world, and what is new. */
class World extends Part {
    private readonly network = new Asked(this, () => (shows('map', 'active', 'network') ? network(this.place) : undefined));
    private readonly latest = new Asked(this, () => (shows('latest') ? timeline(this.place, this.place.filters, 8, true) : undefined));
    /** What is new is told of these, or of the one kind that is asked for; the first comes with the panel. */
    private readonly agreements = new Asked(this, () => this.newest('agreements'));
    private readonly visits = new Asked(this, () => this.newest('visits'));
    private readonly transfers = new Asked(this, () => this.newest('transfers'));
    private readonly others = new Asked(this, () => {
        const other = this.kinds.find((one) => !USUAL.includes(one));
        return other && this.newest(other);
    });

    /** The kinds of which it is told what is new. */
    private get kinds(): Collection[] {
        const chosen = this.place.filters.type?.map((one) => collectionOf(one)) ?? [];
        const known = chosen.filter((one) => one !== undefined);
        return known.length > 0 ? known : [...USUAL];
    }

    private get newFilters(): Filters {
        const { type, ...filters } = this.place.filters;
        const facts = type?.filter((one) => !collectionOf(one));
        return { ...filters, ...(facts?.length ? { type: facts } : {}), sort: ['-known'] };
    }

    private newest(of: Collection): Question<Page<Item>> | undefined {
        return shows('news') && this.kinds.includes(of) ? items(this.place, of, this.newFilters, NEWEST) : undefined;
    }

    protected override render(): TemplateResult {
        const { place, speech } = this;
        document.title = `Entente – ${speech.say('tagline')}`;
        const size = (value: Network) => `${speech.say('countries')}: ${speech.number(value.nodes.length)} · ${speech.say('pair')}: ${speech.number(value.links.length)}`;
        return html`
            <h1>${speech.say('tagline')}</h1>
            <entente-filters .offered=${{ country: this.known() }}></entente-filters>
            ${this.pair()}
            <div class="grid">
                ${panel(speech, {
                    name: 'map', title: speech.say('mapTitle'), hint: speech.say('mapHint'), wide: true, tall: true, asked: this.network,
                    empty: (value) => value.nodes.length === 0,
                    body: (value) => html`<entente-chart class="map" .chart=${map(speech, value, (country) => store.go(filtered(place, { country })))}></entente-chart>`,
                    size,
                })}
                ${panel(speech, {
                    name: 'active', title: speech.say('mostActive'), hint: speech.say('strengthHint'), asked: this.network,
                    empty: (value) => value.links.length === 0,
                    body: (value) => this.active(value),
                    size: (value) => speech.say('someOf', { n: Math.min(MOST_ACTIVE, value.links.length), all: value.links.length }),
                })}
                ${this.news()}
                ${panel(speech, {
                    name: 'network', title: speech.say('networkTitle'), wide: true, tall: true, asked: this.network,
                    empty: (value) => value.links.length === 0,
                    body: (value) => html`<entente-chart class="web ${value.nodes.length < 8 ? 'few' : ''}" .chart=${web(speech, value, csvOf(this.network), (pair) => store.go({ ...place, view: 'relation', of: pair, filters: taken('relation', place.filters) }))}></entente-chart>`,
                    size: (value) =>
                        value.links.length > LINKS ? `${speech.say('pair')}: ${speech.say('someOf', { n: LINKS, all: value.links.length })}` : size(value),
                })}
                ${panel(speech, {
                    name: 'latest', title: speech.say('latestFacts'), asked: this.latest, wide: true,
                    empty: (page) => page.items.length === 0,
                    body: (page) => happenings(speech, place, page.items),
                    size: (page) => speech.say('shown', { n: page.items.length, all: page.count ?? page.items.length }),
                    tools: () => html`<a href=${elsewhere(place, 'list', 'timeline', taken('timeline', place.filters))}>${speech.say('more')}</a>`,
                })}
            </div>
        `;
    }

    /** The countries of which something is known; all there are until that is known. */
    private known(): string[] | undefined {
        return this.network.value?.nodes.map((node) => node.country);
    }

    /** A way to the relation of any two countries. */
    private pair(): TemplateResult {
        const { place, speech } = this;
        const go = (event: SubmitEvent) => {
            event.preventDefault();
            const [one, other] = [...new FormData(event.currentTarget as HTMLFormElement).values()];
            if (one && other && one !== other) store.go({ ...place, view: 'relation', of: `${String(one)}-${String(other)}`, filters: {} });
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

    private active(network: Network): TemplateResult {
        const { place, speech } = this;
        const strongest = Math.max(...network.links.map((link) => link.strength), 1);
        return html`<ol class="bars">
            ${network.links.slice(0, MOST_ACTIVE).map(
                (link) => html`<li>
                    <a href=${elsewhere(place, 'relation', link.countries.join('-'), taken('relation', place.filters))}>${speech.pair(link.countries)}</a>
                    <meter min="0" max=${strongest} value=${link.strength} aria-label=${speech.say('strength')}></meter>
                    <span>${speech.number(link.strength)}</span>
                </li>`,
            )}
        </ol>`;
    }

    private news(): TemplateResult | typeof nothing {
        const { place, speech } = this;
        const [first, ...more] = [this.agreements, this.visits, this.transfers, this.others].filter((asked) => asked.question);
        const asked = first ?? this.agreements;
        const all = () => [asked, ...more].flatMap((one) => one.value?.items ?? []);
        return panel(speech, {
            name: 'news', title: speech.say('newToday'), hint: speech.say('newHint'), asked, also: more,
            empty: () => all().length === 0,
            body: () => this.new(all().sort((one, other) => other.firstKnown.localeCompare(one.firstKnown)).slice(0, NEWEST)),
            size: () => speech.say('things', { n: [asked, ...more].reduce((sum, one) => sum + (one.value?.count ?? 0), 0) }),
            tools: () => html`${this.kinds.map((of) => html`<a href=${elsewhere(place, 'list', of, this.newFilters)}>${speech.say(of)}</a> `)}`,
        });
    }

    private new(all: readonly Item[]): TemplateResult {
        const { place, speech } = this;
        return html`<ul class="plain news">
            ${all.map(
                (item) => html`<li>
                    ${thing(place, item.subject, called(item))}
                    <span class="small">${speech.say(item.subject.split('/')[0] as Kind)} · ${speech.pair(item.countries)} · ${speech.moment(item.firstKnown)}</span>
                    ${sectors(speech, item.sectors)}
                </li>`,
            )}
        </ul>`;
    }
}

customElements.define('entente-world', World);
