import type { Described } from './kind';

export const actor = {
    name: 'actor',
    collection: 'actors',
    called: { en: ['Actor', 'Actors'], tr: ['Aktör', 'Aktörler'], ms: ['Pelaku', 'Pelaku'] },
    facts: ['described'],
    properties: ['kind', 'aliases', 'offices', 'identifiers'],
    actors: [],
    codes: { kind: 'actorKinds' },
    column: 'kind',
    panels: ['facts'],
} as const satisfies Described;
