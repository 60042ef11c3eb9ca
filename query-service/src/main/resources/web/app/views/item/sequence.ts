import type { EventId, HistoryEntry } from '../../api/types';
import { type Span, span } from '../../date/edtf';
import { agreement } from '../../kinds/agreement';

const LIFE: readonly string[] = agreement.facts;

/** A fact of an agreement, in a history or in a list of facts. */
interface Told extends EventId {
    fact: string;
    occurred?: string;
    correctedTo?: HistoryEntry['correctedTo'];
}

interface Dated<T> {
    entry: T;
    first: number;
    last: number;
}

/** The date that counts. */
export function when(entry: Pick<Told, 'occurred' | 'correctedTo'>): string | undefined {
    return (entry.correctedTo?.occurred as string | undefined) ?? entry.occurred;
}

/**
 * Facts of an agreement in the order in which they happened, whatever the order in which they became known; it is the order by
 * which the service tells how an agreement stands. A fact comes before all that it certainly precedes; where dates overlap, the life of an
 * agreement decides, then the dates.
 */
export function inOrder<T extends Told>(facts: readonly T[]): T[] {
    const dated = facts.map((entry): Dated<T> => {
        const { first = -Infinity, last = Infinity }: Span = span(when(entry) ?? '');
        return { entry, first, last };
    });
    const byStart = dated.toSorted((one, other) => compare(one.first, other.first));
    const byEnd = dated.toSorted((one, other) => compare(one.last, other.last));
    const taken = new Set<Dated<T>>();
    const ready: Dated<T>[] = [];
    let started = 0;
    for (const earliest of byEnd) {
        while (!taken.has(earliest)) {
            for (let next = byStart[started]; next && next.first <= earliest.last; next = byStart[started]) {
                ready.push(next);
                started++;
            }
            const next = ready.reduce((one, other) => (lifeFirst(other, one) < 0 ? other : one));
            ready.splice(ready.indexOf(next), 1);
            taken.add(next);
        }
    }
    return [...taken].map((one) => one.entry);
}

function lifeFirst(one: Dated<Told>, other: Dated<Told>): number {
    return (
        LIFE.indexOf(one.entry.fact) - LIFE.indexOf(other.entry.fact) || compare(anchor(one), anchor(other)) || compare(key(one), key(other))
    );
}

/** The day that stands for a date. */
function anchor({ first, last }: Dated<Told>): number {
    return Number.isFinite(first) ? first : last;
}

function key({ entry }: Dated<Told>): string {
    return `${entry.source} ${entry.id}`;
}

function compare<T extends number | string>(one: T, other: T): number {
    return one < other ? -1 : one > other ? 1 : 0;
}
