import { html, nothing, type TemplateResult } from 'lit';
import { Asked } from '../../api/asked';
import { search } from '../../api/client';
import type { Hit } from '../../api/types';
import { active, FILTERS, taken } from '../../filters/filters';
import '../../filters/form';
import { of as kindOf } from '../../kinds/kinds';
import { called, data, isolated, saying, thing } from '../../parts/bits';
import { wishOf } from '../../parts/follow';
import { panel } from '../../parts/panel';
import { Part } from '../../parts/part';
import { address, elsewhere, filtered, unfiltered } from '../../state/place';
import { marked, unmarked } from './marked';

/** By which others name a thing: it says nothing to a reader. */
const SUBJECT = /^[a-z]+\/\S+$/;

/** What a search finds, of all kinds, the best first. */
class SearchView extends Part {
    private readonly found = new Asked(this, () => (this.place.of ? search(this.place, this.place.of, 30) : undefined));

    protected override render(): TemplateResult {
        const { place, speech } = this;
        document.title = `${isolated(place.of) || speech.say('searchTitle')} – Entente`;
        return html`
            <div class="headline">
                <h1>${speech.say('searchTitle')}: ${data(place.of)}</h1>
                ${this.found.value?.items.length === 0 ? nothing : html`<entente-follow .wish=${wishOf({ ...taken('search', place.filters), q: place.of ? [place.of] : [] })}></entente-follow>`}
            </div>
            <entente-filters></entente-filters>
            ${place.of === '' ? html`<p class="panel empty">${speech.say('searchHint')}</p>` : panel(speech, {
                name: 'found', title: speech.say('searchTitle'), wide: true, tall: true, asked: this.found,
                empty: (found) => found.items.length === 0,
                emptyText: html`${saying(speech, 'noResults', 'q', { text: place.of })} ${speech.say('noResultsHint')}
                    ${active(place).length > 0 ? html`<a href=${address(unfiltered(place))}>${speech.say('clearFilters')}</a>` : nothing}`,
                body: (found) => html`
                    ${found.ranked === undefined ? nothing : html`<p class="hint">${speech.say('resultsRanked', { n: found.ranked })}</p>`}
                    ${this.facet('kind', found.facets.kind)} ${this.facet('country', found.facets.country)} ${this.facet('sector', found.facets.sector)}
                    <ol class="hits">${found.items.map((hit) => this.hit(hit))}</ol>
                    ${found.next ? html`<nav class="pages"><a rel="next" href=${address(filtered(place, { cursor: found.next }))}>${speech.say('next')}</a></nav>` : nothing}
                `,
                size: (found) => found.ranked === undefined
                    ? speech.say('results', { n: Object.values(found.facets.kind ?? {}).reduce((sum, count) => sum + count, 0) })
                    : speech.say('resultsMore', { n: found.ranked }),
            })}
        `;
    }

    /** How much of what was found there is of each, as far as one is not chosen yet. */
    private facet(name: 'kind' | 'country' | 'sector', counts: Record<string, number> = {}): TemplateResult | typeof nothing {
        const { place, speech } = this;
        if (place.filters[name]) return nothing;
        return html`<p class="facets">
            <span class="kind">${speech.say(name)}</span>
            ${Object.entries(counts).map(
                ([code, count]) => html`<a href=${address(filtered(place, { [name]: code }))}
                    >${FILTERS[name].said?.(speech, code) ?? code} <span class="small">${speech.number(count)}</span></a
                > `,
            )}
        </p>`;
    }

    private hit(hit: Hit): TemplateResult {
        const { place, speech } = this;
        const name = called(speech, hit);
        const { highlight = '' } = hit;
        const part = highlight.replaceAll(/^… | …$/g, '');
        const words = unmarked(part);
        const at = words === '' ? -1 : name.text.indexOf(words); // what is of the title is marked there, and not said twice
        const about = [speech.pair(hit.countries), kindOf(hit.subject)?.mark ? speech.date(hit.occurred) : ''].filter(Boolean).join(' · ');
        return html`<li>
            <span class="kind">${speech.kind(hit.kind)}</span>
            ${at < 0
                ? thing(place, hit.subject, name)
                : html`<a href=${elsewhere(place, 'item', hit.subject)}><bdi lang=${name.lang ?? nothing}>${name.text.slice(0, at)}${marked(part)}${name.text.slice(at + words.length)}</bdi></a>`}
            ${about ? html`<span class="small">${about}</span>` : nothing}
            ${at >= 0 || words === '' || SUBJECT.test(words) ? nothing : html`<p class="small" dir="auto" lang=${hit.languages?.highlight ?? nothing}>${marked(highlight)}</p>`}
        </li>`;
    }
}

customElements.define('entente-search', SearchView);
