import type { Item } from '../api/types';
import type { Speech } from '../language/speech';
import type { Described } from './kind';

export const exercise = {
    name: 'exercise',
    collection: 'exercises',
    called: { en: ['Exercise', 'Exercises'], tr: ['Tatbikat', 'Tatbikatlar'], ms: ['Eksesais', 'Eksesais'] },
    facts: ['announced', 'held', 'cancelled'],
    properties: ['kind', 'designation', 'participants'],
    actors: ['participants'],
    codes: { kind: 'exerciseKinds' },
    column: 'kind',
    mark: 'days',
    particulars: (_: Speech, { designation }: Item) => designation ?? '',
} as const satisfies Described;
