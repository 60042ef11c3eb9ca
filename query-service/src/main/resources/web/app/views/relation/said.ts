import type { Item } from '../../api/types';
import { span } from '../../date/edtf';
import { of as kindOf } from '../../kinds/kinds';
import type { Speech } from '../../language/speech';
import { called, isCorrected, isolated } from '../../parts/bits';
import type { Cell } from '../../parts/download';
import { course, type Facts, inWords } from './course';

/** Two countries, as they stand one above the other. */
type Two = readonly [string, string];

/** What a mark says in words alone: the title, which may be written from right to left, and whatever else is known. */
export function said(speech: Speech, item: Item, ...more: readonly (string | undefined)[]): string {
    return [called(speech, item).text, ...more].map((part) => isolated(part ?? '')).filter(Boolean).join(' · ');
}

/** That not all of it is as it was told first. */
export function doubt(speech: Speech, item: Item): string {
    return isCorrected(item) ? speech.say('corrected') : '';
}

/** What is told of an item beside what it is called, when and how it stands. */
export function particulars(speech: Speech, pair: Two, item: Item): string {
    const kind = kindOf(item.subject);
    return kind?.mark === 'arrow' ? way(speech, pair, item) : (kind?.particulars?.(speech, item) ?? '');
}

/** Who went where. */
export function way(speech: Speech, pair: Two, visit: Item): string {
    const from = visitor(pair, visit);
    const host = speech.country(visit.host?.country ?? '');
    if (from !== undefined) return speech.say('visitTo', { from: speech.country(pair[from]), to: host });
    return pair.every((code) => takesPart(visit, code)) ? speech.say('bothIn', { country: host }) : '';
}

/** Which of the two visited the other; neither where both were elsewhere, or one of them took no part itself. */
export function visitor([one, other]: Two, visit: Item): 0 | 1 | undefined {
    const host = visit.host?.country;
    if (host === other && takesPart(visit, one)) return 0;
    return host === one && takesPart(visit, other) ? 1 : undefined;
}

function takesPart(visit: Item, country: string): boolean {
    return visit.visitors?.some((one) => one.country === country) ?? false;
}

export function columns(speech: Speech): string[] {
    return (['occurred', 'kind', 'title', 'status', 'particulars'] as const).map((name) => speech.say(name));
}

/** Everything on the line of time, the latest first, under these columns. */
export function rows(speech: Speech, pair: Two, items: readonly Item[], facts: Facts): Cell[][] {
    const last = (item: Item) => span(item.occurred ?? '').last ?? Infinity;
    return items
        .toSorted((one, other) => last(other) - last(one))
        .map((item) => [
            speech.date(item.occurred), speech.kind(kindOf(item.subject)?.name ?? ''), called(speech, item),
            [speech.code('facts', item.status ?? ''), doubt(speech, item)].filter(Boolean).join(', '),
            kindOf(item.subject)?.mark === 'bar' ? inWords(speech, course(item, facts)) : particulars(speech, pair, item),
        ]);
}
