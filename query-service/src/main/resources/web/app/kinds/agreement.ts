import type { Described } from './kind';

export const agreement = {
    name: 'agreement',
    collection: 'agreements',
    called: { en: ['Agreement', 'Agreements'], tr: ['Anlaşma', 'Anlaşmalar'], ms: ['Perjanjian', 'Perjanjian'] },
    facts: [
        'proposed', 'negotiationStarted', 'initialled', 'signed', 'ratified', 'enteredIntoForce', 'reported', 'amended', 'extended', 'suspended',
        'resumed', 'terminated', 'expired',
    ],
    statuses: 'statuses',
    properties: ['instrument', 'parties', 'money', 'validUntil'],
    actors: ['parties'],
    codes: { instrument: 'instruments' },
    column: 'instrument',
    filters: ['instrument'],
    mark: 'bar',
    ends: ['terminated', 'expired'],
    panels: ['life'],
    alerts: true,
} as const satisfies Described;
