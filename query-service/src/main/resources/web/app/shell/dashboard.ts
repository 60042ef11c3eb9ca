import { html, nothing, type TemplateResult } from 'lit';
import { drawnWithState, live } from '../api/live';
import { COLLECTIONS } from '../kinds/kinds';
import { Part } from '../parts/part';
import { address, elsewhere, LANGUAGES, type View } from '../state/place';
import { follow, store } from '../state/store';
import './finder';
import './time-machine';
import '../views/item/item';
import '../views/list/list';
import '../views/relation/relation';
import '../views/search/search';
import '../views/world/world';

/** They come with the page: what they weigh is less than it costs to ask for them afterwards. What draws charts does not. */
const VIEWS: Record<View, () => TemplateResult> = {
    world: () => html`<entente-world></entente-world>`,
    relation: () => html`<entente-relation></entente-relation>`,
    item: () => html`<entente-item></entente-item>`,
    list: () => html`<entente-list></entente-list>`,
    search: () => html`<entente-search></entente-search>`,
};

const NATIVE: Record<string, string> = { en: 'English', tr: 'Türkçe', ms: 'Bahasa Melayu' };

/** The frame of the page: where one can go, in which language, as of when; and the view in it. */
class Dashboard extends Part {
    constructor() {
        super();
        drawnWithState(this);
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.addEventListener('click', follow);
        live.start();
    }

    protected override willUpdate(): void {
        document.documentElement.lang = this.place.lang;
    }

    protected override render(): TemplateResult {
        const { place, speech } = this;
        const view = place.unknown ? this.lost() : VIEWS[place.view]();
        if (place.embed !== undefined) return html`<main id="content" class=${place.embed === '' ? '' : 'alone'}>${view}</main>`;
        return html`
            <a class="skip" href="#content">${speech.say('skip')}</a>
            <header class="page">
                <a class="brand" href=${elsewhere(place, 'world')}>Entente</a>
                <entente-finder></entente-finder>
                <nav class="languages" aria-label=${speech.say('language')}>
                    ${LANGUAGES.map(
                        (lang) => html`<a href=${address({ ...place, lang })} hreflang=${lang} lang=${lang} title=${NATIVE[lang] ?? lang}
                            aria-current=${lang === place.lang ? 'true' : nothing}>${lang.toUpperCase()}</a>`,
                    )}
                </nav>
                <nav class="sections" aria-label=${speech.say('menu')}>
                    <a href=${elsewhere(place, 'world')} aria-current=${place.view === 'world' ? 'page' : nothing}>${speech.say('world')}</a>
                    ${COLLECTIONS.map(
                        (collection) => html`<a href=${elsewhere(place, 'list', collection)}
                            aria-current=${place.view === 'list' && place.of === collection ? 'page' : nothing}>${speech.collection(collection)}</a>`,
                    )}
                    <a href="#as-of" @click=${this.back}>${speech.say('asOf')} …</a>
                </nav>
            </header>
            ${place.asOf
                ? html`<p class="notice past" role="status">
                      ${speech.say('pastNotice', { day: speech.date(place.asOf) })} ${this.beginning()}
                      <a href=${address({ ...place, asOf: undefined })}>${speech.say('backToNow')}</a>
                  </p>`
                : nothing}
            <main id="content" tabindex="-1">${view}</main>
            <footer class="page">
                <entente-time-machine></entente-time-machine>
                <p class="state">
                    ${live.state ? html`<span class="lamp" data-on=${live.state === 'live'}></span> ${speech.say(live.state)} · ` : nothing}
                    ${live.progress?.recorded ? `${speech.say('latest', { time: speech.moment(live.progress.recorded) })} · ` : nothing}
                    <a href="/q/openapi" target="_blank">${speech.say('api')}</a>
                </p>
            </footer>
        `;
    }

    /** Since when anything is known, to who looks from a day before. */
    private beginning(): string {
        const since = live.progress?.since?.slice(0, 10);
        const { asOf } = this.place;
        return since && asOf && asOf < since ? this.speech.say('beginning', { day: this.speech.date(since) }) : '';
    }

    /** Leads to the slider in the foot of the page. */
    private readonly back = (event: Event): void => {
        event.preventDefault();
        this.querySelector<HTMLElement>('#as-of')?.focus();
    };

    /** What stands at an address under which there can be nothing. */
    private lost(): TemplateResult {
        const { place, speech } = this;
        document.title = 'Entente';
        return html`<section class="panel">
            <h1>${speech.say('notFound')}</h1>
            <p><a href=${elsewhere(place, 'world')}>${speech.say('world')}</a></p>
        </section>`;
    }
}

customElements.define('entente-dashboard', Dashboard);

let before = store.place;

/** Who has gone elsewhere reads on from its beginning; who has set something stays where that was set, as long as it is there. */
store.addEventListener('change', () => {
    const { view, of, filters } = store.place;
    const left = view !== before.view || of !== before.of || filters.cursor?.[0] !== before.filters.cursor?.[0];
    before = store.place;
    const toMain = () => document.querySelector('main')?.focus({ preventScroll: true });
    if (left) toMain();
    else requestAnimationFrame(() => document.activeElement === document.body && toMain());
});
