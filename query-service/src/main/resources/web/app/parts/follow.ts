import { html, nothing, type TemplateResult } from 'lit';
import { settings } from '../api/settings';
import type { Item } from '../api/types';
import { type Filter, FILTERS } from '../filters/filters';
import type { Described } from '../kinds/kind';
import { isOf, named, TOLD } from '../kinds/kinds';
import type { Speech } from '../language/speech';
import type { Filters } from '../state/place';
import { called, isolated } from './bits';
import { Part } from './part';

/** What the form of the notification service has fields for, under their names. */
interface Fields {
    all?: readonly string[];
    any?: readonly string[];
    sectors?: readonly string[];
    instruments?: readonly string[];
    parties?: readonly string[];
    text?: readonly string[];
    alerts: readonly string[];
}

/** What alerts are asked for. */
export interface Wish {
    fields: Fields;
    /** What is filtered by here, and cannot be asked for there: without it one is told of more. */
    beyond: Filters;
}

const LONGEST = 200;

/** Who takes part is known by a name of the data, or as an actor, which is how alerts ask for one. */
const isSubject = (who: string) => who.startsWith('actor/');

/**
 * To be told of new items that pass filters. Of a host or visitor it can be asked that the country takes part, and not as which. Order
 * and page say nothing of items.
 */
export function wishOf(filters: Filters, kinds: readonly Described[] = TOLD): Wish {
    const { countries, country, sector, instrument, actor = [], q = [], type, kind, sort: _, cursor: __, ...others } = filters;
    const told = kinds.filter((one) => (type?.some((value) => isOf(value, one)) ?? true) && (kind?.includes(one.name) ?? true));
    const [text = ''] = q;
    const isText = text !== '' && text.length <= LONGEST;
    const [parties, names] = [actor.filter(isSubject), actor.filter((who) => !isSubject(who))];
    const roles = [filters.host, filters.visitor].flatMap((values) => (values?.length === 1 ? values : []));
    return {
        fields: {
            all: [...new Set([...(countries ?? []).flatMap((some) => some.split(',')), ...roles])], any: country, sectors: sector, instruments: instrument, parties,
            text: isText ? [text] : [], alerts: told.map(({ name }) => `${name}.new`),
        },
        beyond: { ...others, actor: names, q: isText ? q.slice(1) : q, type: type?.filter((value) => named(value) === undefined) },
    };
}

/** To be told of what becomes of one item, also where reports of it are put right, and of others of its kind that have that title. */
export function wishOn(speech: Speech, { name }: Described, item: Item): Wish {
    const { countries, title } = item;
    const wish = wishOf({ countries: countries.length > 0 ? [countries.join(',')] : [], q: title ? [title] : [] });
    const beyond = title ? wish.beyond : { ...wish.beyond, q: [called(speech, item).text] };
    return { beyond, fields: { ...wish.fields, alerts: ['new', 'statusChanged', 'corrected', 'retracted'].map((what) => `${name}.${what}`) } };
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
        const { form, speech, wish } = this;
        const isTold = wish.fields.alerts.length > 0;
        const hint = isTold ? this.beyond() : speech.say('notTold', { kinds: speech.list(TOLD.map(({ collection }) => speech.collection(collection))) });
        const text = speech.say('follow');
        const link = form ? html`<a class="button" href=${this.address(form)} target="_blank" rel="noopener">${text}</a>` : html`<span class="button coming" aria-hidden="true">${text}</span>`;
        return html`${isTold ? link : nothing} ${hint ? html`<p class="hint ${form ? '' : 'coming'}" aria-hidden=${form ? nothing : 'true'}>${hint}</p>` : nothing}`;
    }

    private address(form: string): string {
        const address = new URL(form);
        address.searchParams.set('lang', this.place.lang);
        for (const [name, values] of Object.entries(this.wish.fields) as [string, readonly string[] | undefined][]) {
            for (const value of values ?? []) address.searchParams.append(name, value);
        }
        return address.href;
    }

    private beyond(): string {
        const { speech } = this;
        const all = Object.entries(this.wish.beyond) as [Filter, readonly string[] | undefined][];
        const said = (name: Filter, value: string) => isolated(FILTERS[name].said?.(speech, value) ?? value);
        const what = all.flatMap(([name, values = []]) => values.map((value) => [speech.say(FILTERS[name].label), said(name, value)].filter(Boolean).join(': ')));
        return what.length === 0 ? '' : speech.say('followsMore', { what: speech.list(what) });
    }
}

customElements.define('entente-follow', Follow);
