import type { Described } from './kind';

export const visit = {
    name: 'visit',
    collection: 'visits',
    called: { en: ['Visit', 'Visits'], tr: ['Ziyaret', 'Ziyaretler'], ms: ['Lawatan', 'Lawatan'] },
    facts: ['announced', 'held', 'postponed', 'cancelled'],
    statuses: 'visitStatuses',
    properties: ['host', 'visitors', 'level', 'returns'],
    actors: ['host', 'visitors'],
    codes: { level: 'levels' },
    column: 'level',
    filters: ['host', 'visitor'],
    mark: 'arrow',
    alerts: true,
} as const satisfies Described;
