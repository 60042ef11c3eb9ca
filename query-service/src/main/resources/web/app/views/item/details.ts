import { html, nothing, type TemplateResult } from 'lit';
import type { Actor, Item } from '../../api/types';
import { actors, country, date, sectors, thing, told } from '../../parts/bits';
import '../../parts/titled';
import type { List } from '../../language/codes';
import type { Words } from '../../language/en';
import type { Speech } from '../../language/speech';
import { elsewhere, type Place } from '../../state/place';
import { progress } from '../relation/figures';

/** So many references are asked for their titles; those beyond are told by their subjects. */
const TITLED = 20;

type Told = TemplateResult | string | typeof nothing | undefined;

/** What is known of a thing, name by name; what is not known is left out. */
export function details(speech: Speech, place: Place, item: Item): TemplateResult {
    const code = (list: List, value: string | undefined) => (value ? speech.code(list, value) : undefined);
    const who = (...all: (Actor | undefined)[]) => (all.some(Boolean) ? actors(speech, place, all) : undefined);
    const rows: [keyof Words, Told][] = [
        ['occurred', item.occurred ? date(speech, item.occurred) : undefined],
        ['countries', item.countries.length > 0 ? html`${item.countries.map((one) => html`${country(speech, place, one)} `)}` : undefined],
        ['kind', code('actorKinds', item.kind)],
        ['instrument', code('instruments', item.instrument)],
        ['parties', item.parties ? who(...item.parties) : undefined],
        ['host', who(item.host)],
        ['visitors', item.visitors ? who(...item.visitors) : undefined],
        ['level', code('levels', item.level)],
        ['participants', item.participants ? who(...item.participants) : undefined],
        ['format', code('formats', item.format)],
        ['speakers', item.speakers ? who(...item.speakers) : undefined],
        ['medium', code('media', item.medium)],
        ['quote', item.quote ? html`<q>${told({ text: item.quote, lang: item.languages?.quote })}</q>` : undefined],
        ['position', position(speech, place, item)],
        ['supplier', who(item.supplier)],
        ['recipient', who(item.recipient)],
        ['quantity', item.item ? `${[code('itemKinds', item.item.kind), item.item.designation].filter(Boolean).join(', ')} · ${progress(speech, item)}` : undefined],
        ['milestones', item.milestones?.length ? milestones(speech, item.milestones) : undefined],
        ['stage', code('stages', item.stage)],
        ['money', item.money ? speech.money(item.money.currency, item.money.amount) : undefined],
        ['validUntil', item.validUntil ? date(speech, item.validUntil) : undefined],
        ['place', item.place ? [item.place.name, item.place.country ? speech.country(item.place.country) : ''].filter(Boolean).join(', ') : undefined],
        ['sectors', item.sectors.length > 0 ? sectors(speech, item.sectors) : undefined],
        ['returnsVisit', item.returns ? titled(item.returns) : undefined],
        ['references', item.references.length > 0 ? html`<ul class="plain">${item.references.map((one, index) => html`<li>${index < TITLED ? titled(one) : thing(place, one, one)}</li>`)}</ul>` : undefined],
        ['aliases', item.aliases?.length ? item.aliases.join(', ') : undefined],
        ['offices', item.offices?.length ? offices(speech, item.offices) : undefined],
        ['firstKnown', speech.moment(item.firstKnown)],
        ['lastChanged', item.lastChanged === item.firstKnown ? undefined : speech.moment(item.lastChanged)],
    ];
    return html`<dl class="details">
        ${rows.filter(([, value]) => value !== undefined).map(([name, value]) => html`<div><dt>${speech.say(name)}</dt><dd>${value}</dd></div>`)}
    </dl>`;
}

function titled(subject: string): TemplateResult {
    return html`<entente-titled subject=${subject}></entente-titled>`;
}

function position(speech: Speech, place: Place, item: Item): TemplateResult | undefined {
    const taken = item.position;
    return taken && html`<a href=${elsewhere(place, 'list', 'statements', { issue: [taken.issue] })}>${speech.issue(taken.issue)}</a>:
        ${speech.code('stances', taken.stance)}${taken.of ? ` (${speech.stanceObject(taken.of)})` : ''}`;
}

function milestones(speech: Speech, all: NonNullable<Item['milestones']>): TemplateResult {
    return html`<ul class="plain">${all.map((one) => html`<li>${one.milestone} · ${date(speech, one.occurred)}</li>`)}</ul>`;
}

function offices(speech: Speech, all: NonNullable<Item['offices']>): TemplateResult {
    return html`<ul class="plain">
        ${all.map((one) => {
            const term = [one.from, one.until].map((end) => speech.date(end)).filter(Boolean).join(' – ');
            return html`<li>${one.office}${one.organization ? `, ${one.organization}` : ''}${term ? ` (${term})` : ''}</li>`;
        })}
    </ul>`;
}
