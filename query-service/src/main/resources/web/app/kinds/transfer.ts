import type { Item } from '../api/types';
import type { Speech } from '../language/speech';
import type { Described } from './kind';

/** "0 of 3 delivered". */
export function progress(speech: Speech, { item, deliveredQuantity }: Item): string {
    return item?.quantity === undefined ? speech.say('deliveredUnknown') : speech.say('delivered', { n: deliveredQuantity ?? 0, all: item.quantity });
}

export const transfer = {
    name: 'transfer',
    collection: 'transfers',
    called: { en: ['Transfer', 'Transfers'], tr: ['Teslimat', 'Teslimatlar'], ms: ['Pemindahan', 'Pemindahan'] },
    facts: ['ordered', 'milestoneReached', 'delivered', 'cancelled'],
    statuses: 'transferStatuses',
    properties: ['supplier', 'recipient', 'item', 'milestones'],
    actors: ['supplier', 'recipient'],
    codes: { 'item.kind': 'itemKinds' },
    column: {
        name: 'quantity',
        drawn: progress,
        text: (_: Speech, { item, deliveredQuantity }: Item) => `${deliveredQuantity ?? 0}/${item?.quantity ?? ''}`,
    },
    mark: 'progress',
    ends: ['delivered', 'cancelled'],
    particulars: (speech: Speech, one: Item) => (one.item?.quantity === undefined ? '' : progress(speech, one)),
    alerts: true,
} as const satisfies Described;
