import { html, type TemplateResult } from 'lit';
import { settings } from '../api/settings';
import type { Item } from '../api/types';
import { TOLD } from '../kinds/kinds';
import type { Described } from '../kinds/kind';
import type { Filters } from '../state/place';
import { Part } from './part';

/** What alerts are asked for, under the names that the form of the notification service has for it. */
export interface Wish {
    all?: readonly string[];
    any?: readonly string[];
    sectors?: readonly string[];
    instruments?: readonly string[];
    text?: readonly string[];
    alerts?: readonly string[];
}

const LONGEST = 200;

/** To be told of new items that pass filters; those of the past, such as a period, say nothing of what is to come. */
export function wishOf(filters: Filters, kinds: readonly Described[] = TOLD): Wish {
    return {
        all: filters.countries?.flatMap((pair) => pair.split(',')), any: filters.country, sectors: filters.sector,
        instruments: kinds.some((kind) => kind.filters?.includes('instrument')) ? filters.instrument : undefined, text: filters.q?.slice(0, 1),
        alerts: kinds.map(({ name }) => `${name}.new`),
    };
}

/** To be told of what becomes of one item, and of others of its kind that have that title. */
export function wishOn({ name }: Described, item: Item): Wish {
    const title = item.title ?? '';
    return {
        all: item.countries, text: title.length > 0 && title.length <= LONGEST ? [title] : [],
        alerts: [`${name}.new`, `${name}.statusChanged`],
    };
}

/** Leads to the form by which one subscribes to what is seen here, filled in. Its place is kept before it is known whether there is one. */
class Follow extends Part {
    static override properties = { wish: { attribute: false }, form: { state: true } };

    declare wish: Wish;
    declare form: string | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        void settings().then((set) => (this.form = set.subscribe));
    }

    protected override render(): TemplateResult {
        const text = this.speech.say('follow');
        if (!this.form) return html`<span class="button coming" aria-hidden="true">${text}</span>`;
        const address = new URL(this.form);
        address.searchParams.set('lang', this.place.lang);
        for (const [name, values] of Object.entries(this.wish) as [string, readonly string[] | undefined][]) {
            for (const value of values ?? []) address.searchParams.append(name, value);
        }
        return html`<a class="button" href=${address.href} target="_blank" rel="noopener">${text}</a>`;
    }
}

customElements.define('entente-follow', Follow);
