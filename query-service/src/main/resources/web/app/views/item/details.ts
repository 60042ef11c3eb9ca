import { html, nothing, type TemplateResult } from 'lit';
import type { Item } from '../../api/types';
import { of as kindOf } from '../../kinds/kinds';
import { progress } from '../../kinds/transfer';
import type { Speech } from '../../language/speech';
import { country, data, date, told } from '../../parts/bits';
import { elsewhere, type Place } from '../../state/place';
import { called, type Drawn, goods, value } from './values';

/** Whether the date of an item is that of a plan: it can be held, and has not been. */
function isPlan({ subject, status }: Item): boolean {
    return (kindOf(subject)?.facts.includes('held') ?? false) && status !== 'held';
}

/** What is known of a thing, name by name; what is not known is left out. */
export function details(speech: Speech, place: Place, item: Item): TemplateResult {
    const kind = kindOf(item.subject);
    const own = kind?.properties ?? [];
    const shown: (keyof Item)[] = ['countries', ...own, 'place', 'sectors', 'references', 'firstKnown'];
    if (kind?.mark) shown.unshift('occurred'); // what does not happen has a date of its description alone
    if (item.lastChanged !== item.firstKnown) shown.push('lastChanged');
    return html`<dl class="details">
        ${shown.filter((property) => isKnown(item[property]))
            .map((property) => html`<div><dt>${property === 'occurred' && isPlan(item) ? speech.say('planned') : called(speech, property)}</dt><dd>${drawn(speech, place, item, property)}</dd></div>`)}
    </dl>`;
}

/** As in any event, but for what only an item has or adds up. */
function drawn(speech: Speech, place: Place, item: Item, property: keyof Item): Drawn {
    switch (property) {
        case 'countries':
            return html`${item.countries.map((one) => html`${country(speech, place, one)} `)}
                ${item.countries.length === 2
                    ? html`· <a href=${elsewhere(place, 'relation', item.countries.join('-'))}>${speech.say('openRelation')}</a>`
                    : nothing}`;
        case 'quote':
            return html`<q>${told({ text: item.quote ?? '', lang: item.languages?.quote })}</q>`;
        case 'item':
            return html`${goods(speech, { kind: item.item?.kind, designation: item.item?.designation })} · ${progress(speech, item)}`;
        case 'milestones':
            return html`<ul class="plain">${item.milestones?.map((one) => html`<li>${data(one.milestone)} · ${date(speech, one.occurred)}</li>`)}</ul>`;
        case 'firstKnown': case 'lastChanged':
            return speech.moment(item[property]);
        default:
            return value(speech, place, item.subject, property, item[property]);
    }
}

function isKnown(value: unknown): boolean {
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
