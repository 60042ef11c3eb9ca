import { html, nothing, type TemplateResult } from 'lit';
import { ask, search } from '../api/client';
import type { Hit } from '../api/types';
import { called, told } from '../parts/bits';
import { Part } from '../parts/part';
import type { Place } from '../state/place';
import { store } from '../state/store';

const PATIENCE = 200;
const SUGGESTED = 7;

/** The search field, with suggestions while one writes. Arrows choose among them, Enter goes there or searches, Escape closes. */
class Finder extends Part {
    static override properties = { hits: { state: true }, chosen: { state: true } };

    declare hits: Hit[];
    declare chosen: number;
    private at?: Place;
    private due?: number;
    private under?: AbortController;

    constructor() {
        super();
        this.hits = [];
        this.chosen = -1;
    }

    protected override render(): TemplateResult {
        const { speech } = this;
        const open = this.hits.length > 0;
        return html`<form role="search" @submit=${this.submit} @focusout=${this.left}>
            <input
                type="search" name="q" autocomplete="off" role="combobox" aria-autocomplete="list" aria-controls="suggestions"
                aria-expanded=${open} aria-activedescendant=${this.chosen >= 0 ? `suggestion-${this.chosen}` : nothing}
                aria-label=${speech.say('search')} placeholder=${speech.say('searchHint')}
                @input=${this.wrote} @keydown=${this.key}
            />
            <ul id="suggestions" role="listbox" aria-label=${speech.say('search')} ?hidden=${!open}>
                ${this.hits.map(
                    (hit, index) => html`<li id="suggestion-${index}" role="option" aria-selected=${index === this.chosen}
                        @mousedown=${(event: Event) => event.preventDefault()} @click=${() => this.open(hit)}>
                        <span>${told(called(speech, hit))}</span> <span class="small">${speech.kind(hit.kind)}</span>
                    </li>`,
                )}
            </ul>
        </form>`;
    }

    /** Who has gone elsewhere finds there what is looked for there, and not what was written before. */
    protected override updated(): void {
        const { view, of } = this.place;
        const field = this.querySelector('input');
        if (!field || (view === this.at?.view && of === this.at.of)) return;
        this.at = this.place;
        field.value = view === 'search' ? of : '';
    }

    private readonly wrote = (event: InputEvent): void => {
        const words = (event.target as HTMLInputElement).value.trim();
        clearTimeout(this.due);
        this.chosen = -1;
        if (words.length < 2) this.hits = [];
        else this.due = window.setTimeout(() => void this.suggest(words), PATIENCE);
    };

    private async suggest(words: string): Promise<void> {
        this.under?.abort();
        this.under = new AbortController();
        try {
            const place = { ...this.place, filters: {} };
            this.hits = (await ask(search(place, words, SUGGESTED), this.under.signal)).body.items;
        } catch {
            this.hits = []; // without suggestions one can search all the same, and is told there what is wrong
        }
    }

    private readonly key = (event: KeyboardEvent): void => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (event.key === 'Escape') this.close();
        if (step === undefined || this.hits.length === 0) return;
        event.preventDefault();
        this.chosen = (this.chosen + step + this.hits.length) % this.hits.length;
    };

    private readonly submit = (event: SubmitEvent): void => {
        event.preventDefault();
        const hit = this.hits[this.chosen];
        if (hit) return this.open(hit);
        const words = (this.querySelector('input')?.value ?? '').trim();
        this.close();
        if (words) store.go({ ...this.place, view: 'search', of: words, filters: {} });
    };

    private readonly left = (event: FocusEvent): void => {
        if (!this.contains(event.relatedTarget as Node | null)) this.close();
    };

    private open(hit: Hit): void {
        this.close();
        store.go({ ...this.place, view: 'item', of: hit.subject, filters: {} });
    }

    private close(): void {
        clearTimeout(this.due);
        this.under?.abort();
        this.hits = [];
        this.chosen = -1;
    }
}

customElements.define('entente-finder', Finder);
