import { type Filter, NAMES } from '../filters/filters';
import { named, of as kindOf, ofCollection } from '../kinds/kinds';
import { codes } from '../language/codes';

/** Where a reader is: the whole state of a view, which stands in the address and can be shared. */

export const LANGUAGES = ['en', 'tr', 'ms'] as const;
export type Lang = (typeof LANGUAGES)[number];

export const VIEWS = ['world', 'relation', 'item', 'list', 'search'] as const;
export type View = (typeof VIEWS)[number];

/** The panels of a view, which can be shown alone. */
const PANELS: Record<View, readonly string[]> = {
    world: ['map', 'network', 'active', 'news', 'latest'],
    relation: ['figures', 'timeline', 'activity', 'weeks', 'reciprocity', 'transfers', 'positions', 'people', 'latest'],
    item: ['details', 'evidence', 'history'],
    list: ['list'],
    search: ['found'],
};

export type Filters = Partial<Record<Filter, string[]>>;

export interface Place {
    view: View;
    /** What the view shows: the pair of a relation, the subject of an item, the collection of a list, the words of a search. */
    of: string;
    filters: Filters;
    /** The day as of which everything is told, `2024-09-01`; as of now where it is missing. */
    asOf?: string;
    lang: Lang;
    /** Shown in another page, without header and footer: the name of the one panel that is shown, or nothing for all of them. */
    embed?: string;
    /** The address names no view, day or panel that there is. */
    unknown?: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether everything is told as of a day that is over. */
export function isPast(place: Place): boolean {
    return place.asOf !== undefined && place.asOf < new Date().toISOString().slice(0, 10);
}

/** Reads what stands behind the question mark. Parameters that it does not know are let be. */
export function read(search: string, preferred: readonly string[] = []): Place {
    const given = new URLSearchParams(search);
    const view = VIEWS.find((name) => given.has(name)) ?? 'world';
    const filters: Filters = {};
    for (const name of NAMES) {
        const values = given.getAll(name).filter((value) => value !== '');
        if (values.length > 0) filters[name] = values;
    }
    const of = given.get(view) ?? '';
    const asOf = given.get('asOf') ?? '';
    const embed = given.get('embed') ?? undefined;
    return {
        view,
        of,
        filters,
        asOf: isDay(asOf) ? asOf : undefined,
        lang: language([given.get('lang') ?? '', ...preferred]),
        embed,
        unknown: !isThere(view, of) || (asOf !== '' && !isDay(asOf)) || (!!embed && !panelsOf(view, of).includes(embed)),
    };
}

function isDay(text: string): boolean {
    const at = DAY.test(text) ? new Date(text) : undefined;
    return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text); // 30 February is none
}

/** Whether a view can be of that. Whether something is known of it, the service says. */
function isThere(view: View, of: string): boolean {
    switch (view) {
        case 'relation': {
            const [one = '', other = '', ...more] = of.split('-');
            return one !== other && more.length === 0 && [one, other].every((code) => codes('countries').includes(code));
        }
        case 'item': {
            const [kind, ...id] = of.split('/');
            return named(kind ?? '') !== undefined && id.join('/') !== '';
        }
        case 'list':
            return of === 'timeline' || ofCollection(of) !== undefined;
        default:
            return true;
    }
}

function panelsOf(view: View, of: string): readonly string[] {
    return view === 'item' ? [...PANELS.item, ...(kindOf(of)?.panels ?? [])] : PANELS[view];
}

function language(tags: readonly string[]): Lang {
    for (const tag of tags) {
        const found = LANGUAGES.find((known) => tag.toLowerCase().split('-')[0] === known);
        if (found) return found;
    }
    return 'en';
}

/** The address of a place; what it leaves out is as usual. */
export function address(place: Place): string {
    const written = new URLSearchParams();
    if (place.view !== 'world') written.set(place.view, place.of);
    for (const name of NAMES) {
        for (const value of place.filters[name] ?? []) written.append(name, value);
    }
    if (place.asOf) written.set('asOf', place.asOf);
    written.set('lang', place.lang);
    if (place.embed !== undefined) written.set('embed', place.embed);
    // what a query may hold is left readable
    return `/?${written.toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`;
}

/** The same reader elsewhere: language and moment go along; filters, and a panel shown alone, do not. */
export function elsewhere(place: Place, view: View, of = '', filters: Filters = {}): string {
    return address({ ...place, view, of, filters, embed: place.embed === '' ? '' : undefined });
}

/** The same view with other filters; a filter that is empty goes. The page that was turned to is forgotten. */
export function filtered(place: Place, change: Partial<Record<Filter, string | string[] | undefined>>): Place {
    const filters: Filters = { ...place.filters };
    delete filters.cursor;
    for (const [name, value] of Object.entries(change) as [Filter, string | string[] | undefined][]) {
        const values = (Array.isArray(value) ? value : [value ?? '']).filter((one) => one !== '');
        if (values.length > 0) filters[name] = values;
        else delete filters[name];
    }
    return { ...place, filters };
}

/** The same view of everything, in the same order. */
export function unfiltered(place: Place): Place {
    const { sort } = place.filters;
    return { ...place, filters: sort ? { sort } : {} };
}
