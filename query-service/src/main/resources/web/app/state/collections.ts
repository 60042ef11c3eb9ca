/** The collections of the query API, each of the items of one kind. */
export const COLLECTIONS = [
    'agreements', 'visits', 'meetings', 'statements', 'transfers', 'exercises', 'programmes', 'actors',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** The collection of a kind, or the kind of a collection: `agreement` and `agreements`. */
export function collectionOf(kind: string): Collection | undefined {
    return COLLECTIONS.find((known) => known === `${kind}s`);
}

/** The facts of each kind, by their names: what a collection can be narrowed to, and refuses otherwise. */
const FACTS: Record<Collection, string> = {
    agreements: 'proposed negotiationStarted initialled signed ratified enteredIntoForce reported amended extended suspended resumed terminated expired',
    visits: 'announced held postponed cancelled',
    meetings: 'announced held',
    statements: 'made',
    transfers: 'ordered milestoneReached delivered cancelled',
    exercises: 'announced held cancelled',
    programmes: 'announced launched ended',
    actors: 'described',
};

/** Whether the filter `type` can mean facts of a collection: by its kind, an event type, or the name of a fact. */
export function isOf(type: string, collection: Collection): boolean {
    const kind = kindOf(collection);
    return type === kind || type.startsWith(`dev.entente.${kind}.`) || FACTS[collection].split(' ').includes(type);
}

export function kindOf(collection: Collection): string {
    return collection.slice(0, -1);
}
