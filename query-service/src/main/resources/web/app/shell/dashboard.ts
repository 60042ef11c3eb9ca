import { html, nothing, type TemplateResult } from 'lit';
import { live } from '../api/live';
import { Part } from '../parts/part';
import { address, COLLECTIONS, elsewhere, LANGUAGES, type View } from '../state/place';
import { follow, store } from '../state/store';
import './finder';
import './time-machine';

/** What each view is made of; loaded when it is gone to. */
const VIEWS: Record<View, { load: () => Promise<unknown>; draw: () => TemplateResult }> = {
    world: { load: () => import('../views/world/world'), draw: () => html`<entente-world></entente-world>` },
    relation: { load: () => import('../views/relation/relation'), draw: () => html`<entente-relation></entente-relation>` },
    item: { load: () => import('../views/item/item'), draw: () => html`<entente-item></entente-item>` },
    list: { load: () => import('../views/list/list'), draw: () => html`<entente-list></entente-list>` },
    search: { load: () => import('../views/search/search'), draw: () => html`<entente-search></entente-search>` },
};

const NATIVE: Record<string, string> = { en: 'English', tr: 'Türkçe', ms: 'Bahasa Melayu' };

/** The frame of the page: where one can go, in which language, as of when; and the view in it. */
class Dashboard extends Part {
    static override properties = { loaded: { state: true } };

    declare loaded: Set<View>;
    private readonly told = () => this.requestUpdate();

    constructor() {
        super();
        this.loaded = new Set();
    }

    override connectedCallback(): void {
        super.connectedCallback();
        this.addEventListener('click', follow);
        live.addEventListener('state', this.told);
        live.start();
    }

    protected override willUpdate(): void {
        const { view, lang } = this.place;
        document.documentElement.lang = lang;
        if (!this.loaded.has(view)) {
            void VIEWS[view].load().then(() => (this.loaded = new Set([...this.loaded, view])));
        }
    }

    protected override render(): TemplateResult {
        const { place, speech } = this;
        if (place.embedded) return html`<main id="content">${this.view()}</main>`;
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
                            aria-current=${place.view === 'list' && place.of === collection ? 'page' : nothing}>${speech.say(collection)}</a>`,
                    )}
                </nav>
            </header>
            ${place.asOf
                ? html`<p class="notice past" role="status">
                      ${speech.say('pastNotice', { day: speech.date(place.asOf) })}
                      <a href=${address({ ...place, asOf: undefined })}>${speech.say('backToNow')}</a>
                  </p>`
                : nothing}
            <main id="content" tabindex="-1">${this.view()}</main>
            <footer class="page">
                <entente-time-machine></entente-time-machine>
                <p class="state">
                    <span class="lamp" data-on=${live.reached === true}></span>
                    ${speech.say(live.reached === false ? 'notLive' : 'live')}
                    ${live.progress?.recorded ? ` · ${speech.say('latest', { time: speech.moment(live.progress.recorded) })}` : nothing}
                    · <a href="/q/openapi" target="_blank">${speech.say('api')}</a>
                </p>
            </footer>
        `;
    }

    private view(): TemplateResult {
        const { view } = this.place;
        return this.loaded.has(view)
            ? VIEWS[view].draw()
            : html`<div class="skeleton tall" role="status"><span>${this.speech.say('loading')}</span></div>`;
    }
}

customElements.define('entente-dashboard', Dashboard);
store.addEventListener('change', () => document.querySelector('main')?.focus({ preventScroll: true }));
