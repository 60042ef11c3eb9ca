import type { Described } from './kind';

export const meeting = {
    name: 'meeting',
    collection: 'meetings',
    called: { en: ['Meeting', 'Meetings'], tr: ['Görüşme', 'Görüşmeler'], ms: ['Mesyuarat', 'Mesyuarat'] },
    facts: ['announced', 'held'],
    properties: ['participants', 'format'],
    actors: ['participants'],
    codes: { format: 'formats' },
    column: 'format',
    mark: 'round',
} as const satisfies Described;
