import { actor } from './actor';
import { agreement } from './agreement';
import { exercise } from './exercise';
import type { Described } from './kind';
import { meeting } from './meeting';
import { programme } from './programme';
import { statement } from './statement';
import { transfer } from './transfer';
import { visit } from './visit';

/** The kinds of items, in the order in which they are offered. */
export const KINDS = [agreement, visit, meeting, statement, transfer, exercise, programme, actor] as const;

export type Kind = (typeof KINDS)[number]['name'];
export type Collection = (typeof KINDS)[number]['collection'];

const ALL: readonly (Described & { name: Kind; collection: Collection })[] = KINDS;

export const COLLECTIONS: readonly Collection[] = ALL.map((kind) => kind.collection);

/** Those of which the items happen. */
export const HAPPENING = ALL.filter((kind) => kind.mark !== undefined);

/** Those of which one can be told by alerts. */
export const TOLD = ALL.filter((kind) => kind.alerts);

/** Those that take a filter of their own, by their collections. */
export function taking(filter: string): Collection[] {
    return ALL.filter((kind) => kind.filters?.includes(filter)).map((kind) => kind.collection);
}

export function named(kind: string): (typeof ALL)[number] | undefined {
    return ALL.find(({ name }) => name === kind);
}

export function ofCollection(collection: string): (typeof ALL)[number] | undefined {
    return ALL.find((kind) => kind.collection === collection);
}

/** Of which kind something is, by its subject: `agreement/x` is an agreement. */
export function of(subject: string): (typeof ALL)[number] | undefined {
    return named(subject.split('/')[0] ?? '');
}

/** Whether the filter `type` can mean facts of a kind: by its name, an event type, or the name of a fact. */
export function isOf(type: string, kind: Described): boolean {
    return type === kind.name || type.startsWith(`dev.entente.${kind.name}.`) || kind.facts.includes(type);
}
