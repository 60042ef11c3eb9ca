import type { Item } from '../api/types';
import type { Speech } from '../language/speech';
import type { Described } from './kind';

export const programme = {
    name: 'programme',
    collection: 'programmes',
    called: { en: ['Programme', 'Programmes'], tr: ['Program', 'Programlar'], ms: ['Program', 'Program'] },
    facts: ['announced', 'launched', 'ended'],
    properties: ['parties', 'stage'],
    actors: ['parties'],
    codes: { stage: 'stages' },
    column: 'stage',
    mark: 'plan',
    ends: ['ended'],
    particulars: (speech: Speech, { stage }: Item) => (stage ? speech.code('stages', stage) : ''),
} as const satisfies Described;
