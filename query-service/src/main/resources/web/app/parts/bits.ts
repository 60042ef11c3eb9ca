import { html, nothing, type TemplateResult } from 'lit';
import type { Actor, Evidence, Item, Languages } from '../api/types';
import { isExact } from '../date/edtf';
import { of as kindOf } from '../kinds/kinds';
import type { List } from '../language/codes';
import type { Words } from '../language/en';
import type { Speech } from '../language/speech';
import { elsewhere, type Place } from '../state/place';
import { leads } from './address';
import type { Told } from './download';

/** A date; one of which the day is not known says so. */
export function date(speech: Speech, edtf: string | undefined): TemplateResult | typeof nothing {
    if (!edtf) return nothing;
    return isExact(edtf)
        ? html`<span class="date">${speech.date(edtf)}</span>`
        : html`<span class="date vague" title=${speech.say('vague')}>${speech.date(edtf)}</span>`;
}

export function status(speech: Speech, code: string | undefined): TemplateResult | typeof nothing {
    return code ? html`<span class="status" data-status=${code}>${speech.code('facts', code)}</span>` : nothing;
}

/** Whether a fact of it was corrected or taken back. */
export function isCorrected(item: Item): boolean {
    return item.events.some((event) => /\.report\.(corrected|retracted)\./.test(event.type));
}

/** Says that not all of it is as it was told first. */
export function corrected(speech: Speech, item: Item): TemplateResult | typeof nothing {
    return isCorrected(item) ? html`<span class="status" data-status="suspended">${speech.say('corrected')}</span>` : nothing;
}

/** A thing, as far as it has to be known for what it is called. */
interface Named {
    subject: string;
    title?: string;
    name?: string;
    countries?: readonly string[];
    occurred?: string;
    languages?: Languages;
}

/** What a thing is called: its title or name; where nobody has given it one, what it is, between whom and when. */
export function called(speech: Speech, one: Named): Told {
    const property = typeof one.title === 'string' ? 'title' : 'name';
    const text = one[property];
    return typeof text === 'string' ? { text, lang: one.languages?.[property] } : { text: untitled(speech, one) };
}

/** Its subject, where nothing more is known. */
function untitled(speech: Speech, { subject, countries = [], occurred }: Named): string {
    const kind = kindOf(subject);
    const known = [speech.pair(countries), speech.date(occurred)].filter(Boolean).join(', ');
    return kind && known ? `${speech.kind(kind.name)}: ${known}` : subject;
}

/** A text in that language, else in English, else in whichever it is. */
export function inLanguage(texts: Readonly<Record<string, string>> | undefined, wanted: string): Told | undefined {
    const lang = [wanted, 'en', ...Object.keys(texts ?? {})].find((tag) => texts?.[tag] !== undefined);
    return lang === undefined ? undefined : { text: texts?.[lang] ?? '', lang: lang === wanted ? undefined : lang };
}

/** A text that somebody else wrote: it is in its own direction, whatever stands around it. */
export function told({ text, lang }: Told): TemplateResult {
    return html`<bdi lang=${lang ?? nothing}>${text}</bdi>`;
}

/** The same, of which the language is not known. */
export function data(text: string): TemplateResult {
    return told({ text });
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The same, where only letters can be and no elements. */
export function isolated(text: string): string {
    return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Words of the page with a text of somebody else among them. */
export function saying(speech: Speech, key: keyof Words, name: string, text: Told): TemplateResult {
    const [before, after] = speech.say(key).split(`{${name}}`);
    return html`${before}${told(text)}${after}`;
}

/** A sentence of the service: those are in English. */
export function ofService(sentence: string): Told {
    return { text: sentence, lang: 'en' };
}

/** A link to a thing, by its subject. */
export function thing(place: Place, subject: string, text: Told | string): TemplateResult {
    return html`<a href=${elsewhere(place, 'item', subject)}>${typeof text === 'string' ? data(text) : told(text)}</a>`;
}

/** The ISO code as a small badge, with the name beside it. */
export function country(speech: Speech, place: Place, code: string, named = true): TemplateResult {
    return html`<a class="country" href=${elsewhere(place, 'list', 'timeline', { country: [code] })} title=${speech.country(code)}
        ><abbr title=${speech.country(code)}>${code}</abbr>${named ? ` ${speech.country(code)}` : nothing}</a
    >`;
}

export function sectors(speech: Speech, codes: readonly string[]): TemplateResult {
    return html`<span class="sectors">${codes.map((code) => html`<span class="sector" data-sector=${code}>${speech.code('sectors', code)}</span>`)}</span>`;
}

export function actor(speech: Speech, place: Place, one: Actor): TemplateResult {
    const name = one.person ?? one.organization;
    const known = name === undefined ? speech.country(one.country) : name;
    const more = one.person ? one.office ?? one.organization : undefined;
    return html`<span class="actor"
        ><abbr title=${speech.country(one.country)}>${one.country}</abbr>
        ${one.actor ? thing(place, one.actor, known) : data(known)}${more ? html`<span class="office">, ${data(more)}</span>` : nothing}</span
    >`;
}

export function actors(speech: Speech, place: Place, all: readonly (Actor | undefined)[]): TemplateResult {
    return html`<ul class="plain">
        ${all.filter((one) => one !== undefined).map((one) => html`<li>${actor(speech, place, one)}${one.role ? html` <span class="office">(${data(one.role)})</span>` : nothing}</li>`)}
    </ul>`;
}

export function evidence(speech: Speech, all: readonly Evidence[]): TemplateResult {
    if (all.length === 0) return html`<p class="empty">${speech.say('noEvidence')}</p>`;
    return html`<ul class="evidence">
        ${all.map(
            (one) => html`<li>
                ${leads(one.url)
                    ? html`<a href=${one.url} rel="noopener noreferrer external" target="_blank">${data(one.publisher ?? one.url)}</a>`
                    : data(one.publisher ?? one.url)}
                <span class="small"
                    >${[
                        speech.date(one.published),
                        one.kind ? speech.code('evidenceKinds', one.kind) : '',
                        one.reliability ? speech.code('reliabilities', one.reliability) : '',
                    ]
                        .filter(Boolean)
                        .join(' · ')}</span
                >
            </li>`,
        )}
    </ul>`;
}

export interface Choice {
    value: string;
    text: string;
}

export function choices(speech: Speech, list: List, all: readonly string[]): Choice[] {
    return all.map((value) => ({ value, text: speech.code(list, value) }));
}
