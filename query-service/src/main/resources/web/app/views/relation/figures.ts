import { html, nothing, type TemplateResult } from 'lit';
import type { Actor, Item, Relation } from '../../api/types';
import { bars } from '../../chart/bars';
import type { Figure } from '../../chart/figure';
import type { File } from '../../chart/model';
import { of as kindOf } from '../../kinds/kinds';
import { progress } from '../../kinds/transfer';
import { actor, called, date, isolated, thing } from '../../parts/bits';
import type { Speech } from '../../language/speech';
import { elsewhere, type Filters, type Place, type View } from '../../state/place';

/**
 * What is counted by questions of its own: held visits in which both take part, wherever they went; and how much happened
 * lately, beside what is usual: facts of the last 4 weeks, and of 4 weeks on average of the last 52.
 */
export interface Counted {
    visits?: number;
    lately?: number;
    year?: number;
    /** Of the facts of the last 4 weeks. */
    filters: Filters;
}

/** How many rows the figures of a relation have as CSV. */
export function figureCount({ counts, sectors, lastContact, visits, positions, activity }: Relation): number {
    const single = 3 + (lastContact ? 1 : 0); // agreements in force, returned visits, strength
    const taken = positions.reduce((sum, { stances }) => sum + stances.length + 1, 0);
    return single + Object.keys(counts).length + Object.keys(sectors).length + visits.length + taken + activity.length;
}

/** Stands where a figure will be. */
const COMING = html`<span>–</span>`;

/** The figures at the head; each leads to what it counts. What is not known yet has its place already. */
export function headline(speech: Speech, place: Place, both: Filters, relation: Relation | undefined, counted: Counted): TemplateResult {
    const led = (view: View, of: string, filters: Filters, text: string | undefined) =>
        text === undefined ? COMING : html`<a href=${elsewhere(place, view, of, filters)}>${text}</a>`;
    const number = (value: number | undefined) => (value === undefined ? undefined : speech.number(value));
    return html`<dl class="figures">
        ${figure(speech.say('inForce'), led('list', 'agreements', { ...both, status: ['inForce'] }, number(relation?.agreementsInForce)))}
        ${figure(speech.collection('visits'), led('list', 'visits', { ...both, status: ['held'] }, number(counted.visits)))}
        ${figure(speech.say('lastContact'), relation ? lastContact(speech, place, relation) : COMING)}
        ${figure(
            speech.say('lately'),
            led('list', 'timeline', counted.filters, number(counted.lately)),
            counted.year === undefined ? '\u00a0' : speech.say('usual', { count: speech.number(Math.round((counted.year / 13) * 10) / 10) }),
        )}
        ${figure(
            speech.say('strength'),
            relation ? html`<a href=${elsewhere(place, 'list', 'timeline', both)} title=${speech.say('strengthHint')}>${speech.number(relation.strength)}</a>` : COMING,
        )}
    </dl>`;
}

function lastContact(speech: Speech, place: Place, { lastContact }: Relation): TemplateResult {
    return lastContact
        ? html`<a class="words" href=${elsewhere(place, 'item', lastContact.subject)}>${date(speech, lastContact.occurred)}</a>`
        : html`<span class="words">${speech.say('never')}</span>`;
}

function figure(name: string, value: TemplateResult, note?: string): TemplateResult {
    return html`<div><dt>${name}</dt><dd>${value}${note ? html`<span class="small">${note}</span>` : nothing}</dd></div>`;
}

/** So many visits that return one are named, the latest. */
const RETURNS = 3;

/** Who went where how often, and how much of it was returned, and by which; each way leads to its visits. */
export function reciprocity(speech: Speech, place: Place, both: Filters, relation: Relation, visits: readonly Item[], file: File | undefined): Figure {
    const most = Math.max(...relation.visits.map((one) => one.count), 1);
    const told = (one: Relation['visits'][number]) => speech.say('visitTo', { from: speech.country(one.from), to: speech.country(one.to) });
    const figure = bars(
        speech,
        {
            panel: 'reciprocity', name: `${place.of}-reciprocity`, label: `${speech.pair(relation.countries)}: ${speech.say('reciprocity')}`, file,
            columns: [speech.collection('visits'), speech.say('count')],
            rows: [...relation.visits.map((one) => [told(one), one.count]), [speech.say('returned'), relation.returnedVisits]],
        },
        relation.visits.map((one) => ({
            of: { text: told(one) },
            to: elsewhere(place, 'list', 'visits', { ...both, status: ['held'], host: [one.to], visitor: [one.from] }),
            length: { value: one.count, most },
            said: speech.number(one.count),
        })),
    );
    return { ...figure, body: html`${figure.body} ${returns(speech, place, relation, visits)}` };
}

function returns(speech: Speech, place: Place, relation: Relation, visits: readonly Item[]): TemplateResult {
    const returning = visits.filter((one) => one.returns && one.status === 'held').slice(0, RETURNS);
    const all = relation.visits.reduce((sum, one) => sum + one.count, 0);
    return html`<p>${speech.say('reciprocityText', { returned: relation.returnedVisits, n: all })}</p>
        ${returning.length === 0
            ? nothing
            : html`<ul class="plain" aria-label=${speech.say('returned')}>
                  ${returning.map((one) => html`<li>${thing(place, one.subject, called(speech, one))} <span class="small">${date(speech, one.occurred)}</span></li>`)}
              </ul>`}`;
}

/** So many transfers have a bar, the latest. */
const TRANSFERS = 10;

/** Transfers, with how far each has come. */
export function transfers(speech: Speech, place: Place, items: readonly Item[], file: File | undefined): Figure {
    return bars(
        speech,
        {
            panel: 'transfers', name: `${place.of}-transfers`, label: `${speech.pair(place.of.split('-'))}: ${speech.say('progress')}`, file,
            columns: (['occurred', 'title', 'status', 'quantity'] as const).map((name) => speech.say(name)),
            rows: items.map((one) => [speech.date(one.occurred), called(speech, one), speech.code('facts', one.status ?? ''), progress(speech, one)]),
        },
        items.slice(0, TRANSFERS).map((one) => ({
            of: called(speech, one),
            to: elsewhere(place, 'item', one.subject),
            occurred: one.occurred,
            length: one.item?.quantity === undefined ? undefined : { value: one.deliveredQuantity ?? 0, most: one.item.quantity },
            said: progress(speech, one),
        })),
    );
}

/** Where both stand on an issue, in two columns; each stance leads to what that country said of it. */
export function positions(speech: Speech, place: Place, { sector, from, until }: Filters, relation: Relation): TemplateResult {
    const of = { country: relation.countries, sector, from, until };
    return html`<div class="scroll"><table>
        <thead>
            <tr>
                <th scope="col">${speech.say('issue')}</th>
                ${relation.countries.map((code) => html`<th scope="col">${speech.country(code)}</th>`)}
            </tr>
        </thead>
        <tbody>
            ${relation.positions.map(
                (one) => html`<tr>
                    <th scope="row">
                        <a href=${elsewhere(place, 'list', 'statements', { ...of, issue: [one.issue] })}>${speech.issue(one.issue)}</a>
                        <span class="status" data-status=${one.aligned ? 'inForce' : 'suspended'}>${speech.say(one.aligned ? 'aligned' : 'notAligned')}</span>
                    </th>
                    ${relation.countries.map((code) => {
                        const stance = one.stances.find((taken) => taken.country === code);
                        return html`<td>
                            ${stance
                                ? html`<a href=${elsewhere(place, 'list', 'statements', { ...of, country: [code], issue: [one.issue] })}
                                          >${speech.code('stances', stance.stance)}</a>${stance.of ? html` <span class="small">${speech.stanceObject(stance.of)}</span>` : nothing}`
                                : '–'}
                        </td>`;
                    })}
                </tr>`,
            )}
        </tbody>
    </table></div>`;
}

/** Everybody who takes part in items, each once, those who do so most first; the number leads to what was told of them. */
export function people(speech: Speech, place: Place, both: Filters, items: readonly Item[]): TemplateResult {
    const found = new Map<string, { actor: Actor; times: number }>();
    for (const one of items.flatMap(named)) {
        const key = one.actor ?? `${one.country} ${one.person ?? one.organization ?? ''}`;
        const known = found.get(key);
        if (known) known.times++;
        else found.set(key, { actor: one, times: 1 });
    }
    const all = [...found.values()].sort((one, other) => other.times - one.times).slice(0, 14);
    return html`<ul class="plain columns">
        ${all.map((one) => html`<li>${actor(speech, place, one.actor)} ${times(speech, place, both, one.actor, one.times)}</li>`)}
    </ul>`;
}

/** Who is no actor of their own is looked for by the words of the name. */
function times(speech: Speech, place: Place, both: Filters, { actor, person, organization }: Actor, n: number): TemplateResult {
    const name = person ?? organization ?? '';
    const to = elsewhere(place, 'list', 'timeline', { ...both, ...(actor ? { actor: [actor] } : { q: [`"${name.replaceAll('"', ' ')}"`] }) });
    return html`<a class="small" href=${to} aria-label=${`${isolated(name)}: ${speech.say('things', { n })}`}>×\u00a0${speech.number(n)}</a>`;
}

/** The people and organizations that take part; countries alone do not count. */
export function named(item: Item): Actor[] {
    return takingPart(item).filter((one) => one.person !== undefined || one.organization !== undefined);
}

function takingPart(item: Item): Actor[] {
    const named = kindOf(item.subject)?.actors.map((property) => item[property] as Actor | Actor[] | undefined) ?? [];
    return named.flat().filter((one) => one !== undefined);
}
