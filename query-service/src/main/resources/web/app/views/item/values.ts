import { html, nothing, type TemplateResult } from 'lit';
import type { Actor, Evidence, Office, Position, TransferItem } from '../../api/types';
import { of as kindOf } from '../../kinds/kinds';
import type { List } from '../../language/codes';
import { en, type Words } from '../../language/en';
import type { Speech } from '../../language/speech';
import { actors, data, date, evidence, sectors, thing } from '../../parts/bits';
import '../../parts/titled';
import { elsewhere, type Place } from '../../state/place';

/** So many references are asked for their titles; those beyond are told by their subjects. */
const TITLED = 20;

export type Drawn = TemplateResult | string | typeof nothing;

/** Properties that the page calls otherwise than the data. */
const CALLED: Record<string, keyof Words> = {
    returns: 'returnsVisit', item: 'goods', milestone: 'milestones', delivered: 'deliveredNow', coding: 'extra',
};

/** Properties of things of any kind of which the values are codes. */
const CODED: Readonly<Record<string, List>> = { country: 'countries' };

/** What a property of the data is called; of a part of it, as the whole. */
export function called(speech: Speech, property: string): string {
    const [whole = ''] = property.split('.');
    const name = CALLED[whole] ?? whole;
    return name in en ? speech.say(name as keyof Words) : whole;
}

/** A value of a property, in an item or in what an event said; texts are told by whoever knows their language. */
export function value(speech: Speech, place: Place, subject: string, property: string, told: unknown): Drawn {
    if (kindOf(subject)?.actors.some((one) => one === property)) return actors(speech, place, [told as Actor | Actor[]].flat());
    switch (property) {
        case 'sectors':
            return sectors(speech, told as string[]);
        case 'money': {
            const { currency, amount } = told as { currency: string; amount: string };
            return speech.money(currency, amount);
        }
        case 'place': {
            const { name, country } = told as { name?: string; country?: string };
            return html`${name ? data(name) : nothing}${name && country ? ', ' : ''}${country ? speech.country(country) : nothing}`;
        }
        case 'position':
            return position(speech, place, told as Position);
        case 'item':
            return goods(speech, told as TransferItem);
        case 'identifiers':
            return html`<ul class="plain">${Object.entries(told as Record<string, string>).map(([scheme, id]) => html`<li>${elsewhereKnown(scheme, id)}</li>`)}</ul>`;
        case 'offices':
            return html`<ul class="plain">${(told as Office[]).map((one) => html`<li>${office(speech, one)}</li>`)}</ul>`;
        case 'evidence':
            return evidence(speech, told as Evidence[]);
        case 'references':
            return html`<ul class="plain">${(told as string[]).map((one, index) => html`<li>${index < TITLED ? titled(one) : thing(place, one, one)}</li>`)}</ul>`;
        case 'returns':
            return titled(told as string);
        default:
            return plain(speech, subject, property, told);
    }
}

/** A value that is no more than a code, a date, a word or a number; lists of such. What else a source has of its own is shown as it is. */
export function plain(speech: Speech, subject: string, property: string, told: unknown): Drawn {
    if (Array.isArray(told)) return html`${told.map((one, index) => html`${index > 0 ? ', ' : ''}${plain(speech, subject, property, one)}`)}`;
    if (typeof told === 'number') return speech.number(told);
    if (typeof told !== 'string') return html`<code>${JSON.stringify(told)}</code>`;
    const part = property.split('.').at(-1) ?? '';
    const coded = { ...CODED, ...kindOf(subject)?.codes };
    const list = coded[property] ?? coded[part];
    if (list) return speech.code(list, told);
    switch (part) {
        case 'occurred': case 'validUntil':
            return date(speech, told);
        case 'issue':
            return speech.issue(told);
        case 'of':
            return speech.stanceObject(told);
        default:
            return data(told);
    }
}

function titled(subject: string): TemplateResult {
    return html`<entente-titled subject=${subject}></entente-titled>`;
}

function position(speech: Speech, place: Place, taken: Position): TemplateResult {
    return html`<a href=${elsewhere(place, 'list', 'statements', { issue: [taken.issue] })}>${speech.issue(taken.issue)}</a>:
        ${speech.code('stances', taken.stance)}${taken.of ? ` (${speech.stanceObject(taken.of)})` : ''}`;
}

/** What is transferred. */
export function goods(speech: Speech, { kind, category, designation, quantity }: TransferItem): TemplateResult {
    const words = [kind ? speech.code('itemKinds', kind) : undefined, category, designation].filter((word) => word !== undefined);
    return html`${words.map((word, index) => html`${index > 0 ? ', ' : ''}${data(word)}`)}${quantity === undefined ? nothing : ` × ${speech.number(quantity)}`}`;
}

/** Catalogues of people, organizations and countries, by the scheme of an identifier: what they are called, what their identifiers are, and where a page of each is. */
const CATALOGUES = new Map<string, { name: string; identifier: RegExp; pages: string }>(Object.entries({
    wikidata: { name: 'Wikidata', identifier: /^Q\d+$/, pages: 'https://www.wikidata.org/wiki/' },
    viaf: { name: 'VIAF', identifier: /^\d+$/, pages: 'https://viaf.org/viaf/' },
    isni: { name: 'ISNI', identifier: /^\d{15}[\dX]$/, pages: 'https://isni.org/isni/' },
    ror: { name: 'ROR', identifier: /^0[a-z\d]{6}\d\d$/, pages: 'https://ror.org/' },
    orcid: { name: 'ORCID', identifier: /^(\d{4}-){3}\d{3}[\dX]$/, pages: 'https://orcid.org/' },
    gnd: { name: 'GND', identifier: /^[\dX-]+$/, pages: 'https://d-nb.info/gnd/' },
}));

/** The same thing in the catalogue of somebody else. */
function elsewhereKnown(scheme: string, id: string): TemplateResult {
    const catalogue = CATALOGUES.get(scheme);
    if (!catalogue?.identifier.test(id)) return html`${data(scheme)}: ${data(id)}`;
    return html`<a href=${catalogue.pages + id} rel="noopener noreferrer external" target="_blank">${catalogue.name}: ${id}</a>`;
}

function office(speech: Speech, { office, organization, from, until }: Office): TemplateResult {
    const term = [from, until].map((end) => speech.date(end)).filter(Boolean).join(' – ');
    return html`${data(office)}${organization ? html`, ${data(organization)}` : nothing}${term ? ` (${term})` : ''}`;
}
