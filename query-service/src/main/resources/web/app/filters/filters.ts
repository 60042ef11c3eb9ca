import { type Collection, COLLECTIONS, HAPPENING, KINDS, named, ofCollection, taking } from '../kinds/kinds';
import { codes, type List } from '../language/codes';
import { isDate } from '../date/edtf';
import type { Words } from '../language/en';
import type { Speech } from '../language/speech';
import type { Filters, Place } from '../state/place';

/** What the query API can be asked for with filters; each address takes its own, and refuses all others. */
export type Target = 'relation' | 'network' | 'activity' | 'timeline' | 'search' | Collection;

interface Described {
    label: keyof Words;
    taken: readonly Target[];
    /** How a value is said; as it is written, where nothing is given. */
    said?(speech: Speech, value: string): string;
    /** By what it is set; where there is none, it comes with an address or a link. */
    control?: 'date' | 'words' | 'choice';
    /** Where it has a control, if not wherever it is taken. */
    at?: readonly Target[];
    /** What can be chosen; a view may know it better. */
    options?(target: Target): readonly string[];
    /** What it is called if nothing is chosen. */
    usual?: keyof Words;
}

const FACTS: readonly Target[] = ['network', 'activity', 'timeline', ...COLLECTIONS];
const FOUND: readonly Target[] = [...FACTS, 'search'];
const ALL: readonly Target[] = [...FOUND, 'relation'];

const ORDERS: Record<string, keyof Words> = {
    '-occurred': 'newestFirst', occurred: 'oldestFirst', title: 'byTitle', '-known': 'lastKnownFirst', known: 'firstKnownFirst',
};

const coded = (list: List) => (speech: Speech, value: string) => speech.code(list, value);
const country = (speech: Speech, value: string) => speech.country(value);
const kind = (speech: Speech, value: string) => speech.kind(value);
const date = (speech: Speech, value: string) => (isDate(value) ? speech.date(value) : value);

/** Every filter that an address of the dashboard may hold, under the name that the query API gives it, in the order of the controls. */
const DESCRIBED = {
    from: { label: 'from', taken: ALL, control: 'date', said: date },
    until: { label: 'until', taken: ALL, control: 'date', said: date },
    sector: { label: 'sector', taken: ALL, control: 'choice', options: () => codes('sectors'), said: coded('sectors') },
    country: { label: 'country', taken: FOUND, control: 'choice', options: () => codes('countries'), said: country },
    countries: { label: 'countries', taken: FOUND, said: (speech, value) => speech.pair(value.split(',')) },
    type: {
        label: 'kind', taken: FACTS, control: 'choice', at: ['network', 'timeline'], options: () => HAPPENING.map(({ name }) => name),
        said: (speech, value) => (named(value) ? kind(speech, value) : speech.fact(value)),
    },
    kind: { label: 'kind', taken: ['search'], control: 'choice', options: () => KINDS.map(({ name }) => name), said: kind },
    status: {
        label: 'status', taken: COLLECTIONS, control: 'choice', said: coded('facts'),
        at: HAPPENING.filter(({ statuses }) => statuses).map(({ collection }) => collection),
        options: (target) => codes(ofCollection(target)?.statuses ?? 'statuses'),
    },
    issue: { label: 'issue', taken: taking('issue'), control: 'choice', said: (speech, value) => speech.issue(value) },
    host: { label: 'host', taken: taking('host'), said: country },
    visitor: { label: 'visitors', taken: taking('visitor'), said: country },
    instrument: { label: 'instrument', taken: taking('instrument'), control: 'choice', options: () => codes('instruments'), said: coded('instruments') },
    actor: { label: 'actor', taken: FOUND },
    publisher: { label: 'publisher', taken: FOUND },
    place: { label: 'place', taken: FOUND },
    corroboration: { label: 'publishersAtLeast', taken: FOUND },
    minEvents: { label: 'minEvents', taken: ['network'] },
    q: { label: 'words', taken: FACTS, control: 'words', at: ['timeline', ...COLLECTIONS] },
    sort: {
        label: 'sort', taken: COLLECTIONS, control: 'choice', usual: 'newestFirst', options: () => Object.keys(ORDERS).slice(1),
        said: (speech, value) => (ORDERS[value] ? speech.say(ORDERS[value]) : value),
    },
    cursor: { label: 'next', taken: ['timeline', 'search', ...COLLECTIONS] },
} satisfies Record<string, Described>;

export type Filter = keyof typeof DESCRIBED;

/** All filters by their names. */
export const FILTERS: Readonly<Record<Filter, Described>> = DESCRIBED;

export const NAMES = Object.keys(DESCRIBED) as Filter[];

/** Those of filters that can be asked with; an address refuses others. */
export function taken(target: Target, filters: Filters): Filters {
    return Object.fromEntries(NAMES.filter((name) => FILTERS[name].taken.includes(target)).map((name) => [name, filters[name]]));
}

/** What a view is filtered by: the filters of its first question. Nothing where it cannot be filtered. */
export function targetOf(place: Place): Target | undefined {
    switch (place.view) {
        case 'world':
            return 'network';
        case 'list':
            return ofCollection(place.of)?.collection ?? 'timeline';
        case 'item':
            return undefined;
        default:
            return place.view;
    }
}

/** The first of the filters of a view that should be a date and is none. */
export function noDate(place: Place): string | undefined {
    return active(place).find(({ name, value }) => FILTERS[name].control === 'date' && !isDate(value))?.value;
}

/** The filters that a view can be set by. */
export function controls(place: Place): Filter[] {
    const target = targetOf(place);
    return target ? NAMES.filter((name) => FILTERS[name].control && (FILTERS[name].at ?? FILTERS[name].taken).includes(target)) : [];
}

/** The filters by which a view leaves something out at the moment, value by value; neither order nor page does. */
export function active(place: Place): { name: Filter; value: string }[] {
    const target = targetOf(place);
    if (!target) return [];
    return (Object.entries(taken(target, place.filters)) as [Filter, string[] | undefined][])
        .filter(([name]) => name !== 'sort' && name !== 'cursor')
        .flatMap(([name, values]) => (values ?? []).map((value) => ({ name, value })));
}
