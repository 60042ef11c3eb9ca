import { taken } from '../filters/filters';
import { type Collection, of as kindOf, ofCollection } from '../kinds/kinds';
import { type Filters, isPast, type Place } from '../state/place';
import type {
    Activity, Found, Happening, History, Issues, Item, Network, Page, Parked, Progress, Relation,
} from './types';

/** A question to the query API, as its address; T is what the answer holds. */
export interface Question<T> {
    readonly address: string;
    /** never there: keeps questions of different answers apart */
    readonly answer?: T;
}

/** An answer, when it came, and which place in the log it reflects (`Entente-Position`). */
export interface Answer<T> {
    body: T;
    at: Date;
    position?: string;
}

/** Why there is no answer: the problem document's words, or none where the server cannot be reached. */
export class Trouble extends Error {
    constructor(
        readonly status: number,
        message: string,
        /** Why it is gone, in the words of who took it back. */
        readonly reason?: string,
        /** What was told of it all the same, and could not be handled. */
        readonly parked: readonly Parked[] = [],
    ) {
        super(message);
    }

    /** Whether nothing came back at all. */
    get offline(): boolean {
        return this.status === 0;
    }
}

type Parameters = Record<string, string | number | readonly string[] | undefined>;

function question<T>(path: string, parameters: Parameters = {}): Question<T> {
    const written = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (one !== undefined && one !== '') written.append(name, String(one));
        }
    }
    const asked = written.toString();
    return { address: asked ? `${path}?${asked}` : path };
}

/** What every question of a view says: what was known at the end of the day that the reader looks from. */
export function moment(place: Place): { asOf?: string } {
    return place.asOf ? { asOf: `${place.asOf}T23:59:59.999999Z` } : {};
}

function said(place: Place): Parameters {
    return { ...moment(place), lang: place.lang };
}

export const relation = (place: Place) =>
    question<Relation>(`/relations/${encodeURIComponent(place.of)}`, { ...moment(place), ...taken('relation', place.filters) });

export const network = (place: Place) =>
    question<Network>('/relations', { ...moment(place), ...taken('network', place.filters) });

/** The countries of the network alone. */
export const networkCountries = (place: Place) =>
    question<{ items: Network['nodes'] }>('/relations/countries', { ...moment(place), ...taken('network', place.filters) });

/** Facts that have no sector or month are in no count by it, unless it is asked for the `incomplete` ones. */
export const activity = (place: Place, groupBy: string, filters: Filters, incomplete = false) =>
    question<Activity>('/statistics/activity', { groupBy, incomplete: incomplete ? 'true' : undefined, ...moment(place), ...taken('activity', filters) });

export const items = (place: Place, collection: Collection, filters: Filters, limit: number) =>
    question<Page<Item>>(`/${collection}`, {
        ...said(place),
        ...taken(collection, filters),
        limit,
        count: 'exact',
    });

export const item = (place: Place, subject: string) => question<Item>(path(subject), said(place));

export const history = (place: Place, subject: string) => question<History>(`${path(subject)}/history`, moment(place));

export const timeline = (place: Place, filters: Filters, limit: number, counted = false) =>
    question<Page<Happening>>('/timeline', {
        ...said(place),
        ...taken('timeline', filters),
        limit,
        count: counted ? 'exact' : undefined,
    });

export const search = (place: Place, words: string, limit: number) =>
    question<Found>('/search', { q: words, ...said(place), ...taken('search', place.filters), limit });

export const issues = (place: Place) => question<Issues>('/issues', moment(place));

export const progress = (): Question<Progress> => question<Progress>('/positions/now');

/**
 * The address of the changes that concern a view; nothing where what is shown cannot change, and in the frame of another page:
 * several of them would take all the connections that a browser has to a server.
 */
export function changes(place: Place): string | undefined {
    if (place.unknown || place.embed !== undefined || isPast(place)) return undefined;
    return question('/changes', concerned(place)).address;
}

function concerned(place: Place): Parameters {
    const { country, countries, sector } = place.filters;
    switch (place.view) {
        case 'relation':
            return { countries: place.of.replace('-', ','), sector };
        case 'item': // of what does not happen itself, what it takes part in is told under other subjects
            return kindOf(place.of)?.mark ? { subject: place.of } : {};
        default:
            return { country, countries, sector, kind: place.view === 'list' ? ofCollection(place.of)?.name : undefined };
    }
}

/** How many events of the log an answer does not reflect; not known while the log cannot be seen. */
export function behind(answer: Answer<unknown>, service: Progress): number | undefined {
    if (service.lag === undefined || answer.position === undefined) return service.lag;
    const read = new Map(offsets(answer.position));
    const since = Object.entries(service.partitions).map(([partition, offset]) => offset - (read.get(partition) ?? -1));
    return since.reduce((sum, many) => sum + Math.max(many, 0), service.lag);
}

/** What is in a position: `0.41,1.21` in base64, as the service that serves this page writes it. */
function offsets(position: string): [string, number][] {
    const text = atob(position.replaceAll('-', '+').replaceAll('_', '/'));
    return text.split(',').filter(Boolean).map((one) => [one.split('.')[0] ?? '', Number(one.split('.')[1])]);
}

/** Where the answer to a question is as CSV, with all its rows, however many pages there are. */
export function csvOf(asked: { question?: Question<unknown> }): string | undefined {
    if (!asked.question) return undefined;
    const [path = '', query] = asked.question.address.split('?');
    const parameters = new URLSearchParams(query);
    for (const name of ['limit', 'cursor', 'count']) parameters.delete(name);
    return `${path}.csv?${parameters}`;
}

/** `agreement/x` is `/agreements/x`. */
export function path(subject: string): string {
    const [kind = '', ...id] = subject.split('/');
    return `/${kindOf(subject)?.collection ?? encodeURIComponent(kind)}/${encodeURIComponent(id.join('/'))}`;
}

/** A server that has not answered after so long, in milliseconds, counts as out of reach. */
const PATIENCE = 120_000;

/** Asks. Fails with {@link Trouble} where there is no answer. */
export async function ask<T>(asked: Question<T>, signal?: AbortSignal): Promise<Answer<T>> {
    const inTime = AbortSignal.timeout(PATIENCE);
    try {
        const response = await fetch(asked.address, {
            signal: signal ? AbortSignal.any([signal, inTime]) : inTime, headers: { Accept: 'application/json' },
        });
        if (!response.ok) throw await trouble(response);
        return { body: (await response.json()) as T, at: new Date(), position: response.headers.get('Entente-Position') ?? undefined };
    } catch (failure) {
        if (signal?.aborted || failure instanceof Trouble || failure instanceof SyntaxError) throw failure;
        throw new Trouble(0, '');
    }
}

async function trouble(response: Response): Promise<Trouble> {
    try {
        const problem = (await response.json()) as { title?: string; detail?: string; reason?: string; parked?: Parked[]; errors?: { parameter?: string; detail: string }[] };
        const faults = (problem.errors ?? []).map((fault) => `${fault.parameter ?? ''} ${fault.detail}`.trim());
        return new Trouble(response.status, faults.join('; ') || problem.detail || problem.title || response.statusText, problem.reason, problem.parked);
    } catch {
        return new Trouble(response.status, response.statusText);
    }
}
