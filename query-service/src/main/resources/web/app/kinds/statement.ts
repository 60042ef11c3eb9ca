import type { Item } from '../api/types';
import type { Speech } from '../language/speech';
import type { Described } from './kind';

/** The position that a statement takes: "Whaling: opposes". */
function stance(speech: Speech, { position }: Item): string {
    return position ? `${speech.issue(position.issue)}: ${speech.code('stances', position.stance)}` : '';
}

export const statement = {
    name: 'statement',
    collection: 'statements',
    called: { en: ['Statement', 'Statements'], tr: ['Açıklama', 'Açıklamalar'], ms: ['Kenyataan', 'Kenyataan'] },
    facts: ['made'],
    properties: ['speakers', 'addressees', 'medium', 'quote', 'position'],
    actors: ['speakers', 'addressees'],
    codes: { medium: 'media', stance: 'stances' },
    column: { name: 'position', drawn: stance, text: stance },
    filters: ['issue'],
    mark: 'tip',
    particulars: stance,
} as const satisfies Described;
