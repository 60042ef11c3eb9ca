import { html, type TemplateResult } from 'lit';
import type { Item } from '../../api/types';
import type { Speech } from '../../language/speech';
import { country, data, date, told } from '../../parts/bits';
import type { Place } from '../../state/place';
import { progress } from '../relation/figures';
import { called, type Drawn, goods, value } from './values';

/** What is known of a thing, name by name; what is not known is left out. */
export function details(speech: Speech, place: Place, item: Item): TemplateResult {
    const known = (...properties: (keyof Item)[]): [string, Drawn][] =>
        properties.filter((property) => isKnown(item[property]))
            .map((property) => [called(speech, property), value(speech, place, item.subject, property, item[property])]);
    const own = (property: keyof Item, drawn: () => Drawn): [string, Drawn][] => (isKnown(item[property]) ? [[called(speech, property), drawn()]] : []);
    const rows = [
        ...known('occurred'),
        ...own('countries', () => html`${item.countries.map((one) => html`${country(speech, place, one)} `)}`),
        ...known('kind', 'designation', 'instrument', 'parties', 'host', 'visitors', 'level', 'participants', 'format', 'speakers', 'addressees', 'medium'),
        ...own('quote', () => html`<q>${told({ text: item.quote ?? '', lang: item.languages?.quote })}</q>`),
        ...known('position', 'supplier', 'recipient'),
        ...own('item', () => html`${goods(speech, { kind: item.item?.kind, designation: item.item?.designation })} · ${progress(speech, item)}`),
        ...own('milestones', () => milestones(speech, item)),
        ...known('stage', 'money', 'validUntil', 'place', 'sectors', 'returns', 'references', 'aliases', 'offices'),
        ...own('firstKnown', () => speech.moment(item.firstKnown)),
        ...(item.lastChanged === item.firstKnown ? [] : own('lastChanged', () => speech.moment(item.lastChanged))),
    ];
    return html`<dl class="details">
        ${rows.map(([name, drawn]) => html`<div><dt>${name}</dt><dd>${drawn}</dd></div>`)}
    </dl>`;
}

function isKnown(value: unknown): boolean {
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function milestones(speech: Speech, { milestones }: Item): TemplateResult {
    return html`<ul class="plain">${milestones?.map((one) => html`<li>${data(one.milestone)} · ${date(speech, one.occurred)}</li>`)}</ul>`;
}
