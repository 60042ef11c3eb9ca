/** The collections of the query API, each of the items of one kind. */
export const COLLECTIONS = [
    'agreements', 'visits', 'meetings', 'statements', 'transfers', 'exercises', 'programmes', 'actors',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** The collection of a kind, or the kind of a collection: `agreement` and `agreements`. */
export function collectionOf(kind: string): Collection | undefined {
    return COLLECTIONS.find((known) => known === `${kind}s`);
}

export function kindOf(collection: Collection): string {
    return collection.slice(0, -1);
}
