import { html, nothing, svg, type TemplateResult } from 'lit';
import type { EventId, History, HistoryEntry, Item, Parked } from '../../api/types';
import { card } from '../../chart/card';
import type { Figure } from '../../chart/figure';
import type { File, Theme } from '../../chart/model';
import type { Speech } from '../../language/speech';
import { called, data, date, isolated, ofService, saying } from '../../parts/bits';
import type { Place } from '../../state/place';
import { corrected } from './corrected';
import { why } from './odd';
import { inOrder, when } from './sequence';

/** The stations on the way into force, and the facts by which each is reached. */
const STATIONS: [string, string[]][] = [
    ['proposed', ['proposed']], ['negotiating', ['negotiationStarted']], ['initialled', ['initialled']], ['signed', ['signed']],
    ['ratified', ['ratified']], ['inForce', ['enteredIntoForce', 'reported']],
];
/** Facts of agreements that are not concluded yet: told of later times, they fit nowhere. */
const BEFORE = new Set(['proposed', 'negotiationStarted', 'initialled']);
/** What concluded agreements come to, which is called as its fact. */
const ENDS = new Set(['suspended', 'terminated', 'expired']);

/** What became of the word of an event: it counts as it was told, or as it was corrected, or was taken back. */
export function became(entry: HistoryEntry): 'stands' | 'corrected' | 'takenBack' {
    if (!entry.struck) return 'stands';
    return entry.correctedTo ? 'corrected' : 'takenBack';
}

/** Whether a fact was told, and not what became of another report. */
export function isFact(entry: HistoryEntry): boolean {
    return !entry.type.startsWith('dev.entente.report.');
}

/** A state on the way of an agreement. */
interface Station {
    name: string;
    /** Since when, where that is known. */
    since?: string;
    /** In which it is. */
    here: boolean;
    reached: boolean;
    /** Whether a later one was reached. */
    passed: boolean;
}

/** The states that an agreement has gone through, with their dates; those on the way into force that it has not reached are pale. */
export function life(speech: Speech, item: Item, history: readonly HistoryEntry[], file: File | undefined): Figure {
    const all = stations(speech, item, history);
    const label = speech.say('life');
    return {
        panel: 'life',
        name: item.id,
        label,
        file,
        columns: [speech.say('status'), speech.say('occurred')],
        rows: all.map((station) => [station.name, said(speech, station)]),
        body: html`<ol class="life">${all.map((station) => drawn(speech, station))}</ol>`,
        picture: (theme) => picture(speech, theme, `${isolated(called(speech, item).text)}: ${label}`, all),
    };
}

function stations(speech: Speech, item: Item, history: readonly HistoryEntry[]): Station[] {
    const standing = inOrder(history.filter((entry) => isFact(entry) && became(entry) !== 'takenBack'));
    const { way, later } = steps(standing);
    const after = later.map((entry) => ({ name: speech.code('facts', entry.fact), since: when(entry) }));
    const isNewer = item.status !== undefined && ENDS.has(item.status) && later.at(-1)?.fact !== item.status; // than the history
    if (isNewer) after.push({ name: speech.code('statuses', item.status ?? ''), since: item.statusSince });
    const latest = after.length > 0 ? STATIONS.length : STATIONS.findLastIndex(([station]) => station === item.status || way.has(station));
    return [
        ...STATIONS.map(([station], index) => {
            const here = station === item.status && after.length === 0;
            const since = way.has(station) ? way.get(station) : item.statusSince;
            return { name: speech.code('statuses', station), since, here, reached: here || way.has(station), passed: index < latest };
        }),
        ...after.map((station, index) => ({ ...station, here: index === after.length - 1, reached: true, passed: true })),
    ];
}

function drawn(speech: Speech, station: Station): TemplateResult {
    const { name, since, here, reached } = station;
    return html`<li class=${reached ? 'reached' : ''} aria-current=${here ? 'step' : nothing}>
        <span class="station">${name}</span>
        <span class="small">${reached ? date(speech, since) : said(speech, station)}</span>
    </li>`;
}

function said(speech: Speech, { since, reached, passed }: Station): string {
    return reached ? speech.date(since) : speech.say(passed ? 'unknown' : 'notReached');
}

const [STEP, HEIGHT, LINE] = [150, 120, 56];

function picture(speech: Speech, theme: Theme, label: string, all: readonly Station[]): ReturnType<Figure['picture']> {
    const width = Math.max(all.length * STEP, label.length * 7) + 12;
    return card(theme, label, width, HEIGHT, svg`
        <line x1="12" x2=${width - 12} y1=${LINE} y2=${LINE} stroke=${theme.line} stroke-width="3"></line>
        ${all.map((station, index) => {
            const x = 12 + index * STEP;
            return svg`<circle cx=${x + 7} cy=${LINE} r="6" stroke-width="3" stroke=${station.reached ? theme.accent : theme.line}
                    fill=${station.here ? theme.accent : theme.surface}></circle>
                <text x=${x} y=${LINE + 26} fill=${station.reached ? theme.text : theme.soft} font-weight=${station.here ? 600 : 400}>${station.name}</text>
                <text x=${x} y=${LINE + 44} font-size="11" fill=${theme.soft}>${said(speech, station)}</text>`;
        })}`);
}

/**
 * When each station on the way was reached first, and what came of the agreement then, step by step. As for the service, what comes
 * after an end, and what changes an agreement that was not concluded, is no step; it is told among what does not fit.
 */
function steps(facts: readonly HistoryEntry[]): { way: Map<string, string | undefined>; later: HistoryEntry[] } {
    const way = new Map<string, string | undefined>();
    const later: HistoryEntry[] = [];
    let concluded = false;
    for (const entry of facts) {
        const { fact } = entry;
        const last = later.at(-1)?.fact;
        const suspended = last === 'suspended';
        if (last === 'terminated' || last === 'expired') break;
        const station = STATIONS.find(([, by]) => by.includes(fact))?.[0];
        if (station) {
            if (!(concluded && BEFORE.has(fact)) && !way.has(station)) way.set(station, when(entry));
            concluded ||= !BEFORE.has(fact);
        } else if (concluded && (fact === 'resumed' ? suspended : ENDS.has(fact) && !(suspended && fact === 'suspended'))) {
            later.push(entry);
        }
    }
    return { way, later };
}

/**
 * Everything that was told, latest first; what was corrected or taken back is struck through, and says by what, and what counts.
 * What could not be handled stands where it became known, and says why.
 */
export function told(speech: Speech, place: Place, { items, parked = [] }: History, most: number): TemplateResult {
    const all = [...items, ...parked].toSorted((one, other) => Date.parse(one.recorded) - Date.parse(other.recorded));
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${speech.say('history')}><table class="list">
        <thead>
            <tr>
                <th scope="col">${speech.say('recorded')}</th>
                <th scope="col">${speech.say('event')}</th>
                <th scope="col">${speech.say('occurred')}</th>
                <th scope="col">${speech.say('source')}</th>
            </tr>
        </thead>
        <tbody>
            ${all.toReversed().slice(0, most).map((entry) => {
                if (!('fact' in entry)) return notHandled(speech, entry);
                const fact = speech.code('facts', entry.fact);
                const fate = became(entry);
                const counts = fate !== 'takenBack' && when(entry) === entry.occurred;
                return html`<tr class=${fate === 'stands' ? '' : 'struck'}>
                    <td data-name=${speech.say('recorded')}>${speech.moment(entry.recorded)}</td>
                    <td data-name=${speech.say('event')}><span>
                        ${fate === 'takenBack' ? html`<del>${fact}</del>` : fact}
                        ${entry.struckBy ? struck(speech, entry, entry.struckBy) : nothing} ${because(speech, entry)} ${withoutEffect(speech, entry)}
                        ${corrected(speech, place, entry)}
                    </span></td>
                    <td data-name=${speech.say('occurred')}><span>
                        ${counts ? nothing : html`<del>${date(speech, entry.occurred)}</del>`}
                        ${fate === 'takenBack' ? nothing : html`<span class=${counts ? '' : 'instead'}>${date(speech, when(entry))}</span>`}
                    </span></td>
                    <td class="address" data-name=${speech.say('source')}>${reported(speech, entry)}</td>
                </tr>`;
            })}
        </tbody>
    </table></div>`;
}

/** An event that does not count, of which no more is known than when it came, from whom, and what was wrong. */
function notHandled(speech: Speech, { source, id, recorded, reason }: Parked): TemplateResult {
    return html`<tr class="parked">
        <td data-name=${speech.say('recorded')}>${speech.moment(recorded)}</td>
        <td data-name=${speech.say('event')}><span>
            <span class="status" data-status="suspended">${speech.say('notHandled')}</span>
            <span class="small">${saying(speech, 'notHandledHint', 'why', ofService(reason))}</span>
        </span></td>
        <td data-name=${speech.say('occurred')}>${speech.say('unknown')}</td>
        <td class="address" data-name=${speech.say('source')}>${source === undefined || id === undefined ? speech.say('unknown') : reported(speech, { source, id })}</td>
    </tr>`;
}

/** By which event of whom it was told. */
function reported(speech: Speech, { source, id }: EventId): TemplateResult {
    return html`<span><a href=${event(source, id)} target="_blank" title=${speech.say('openApi')}>${id}</a> <span class="small">${source}</span></span>`;
}

function event(source: string, id: string): string {
    return `/events?${new URLSearchParams({ source, id })}`;
}

/** By which event of whom its word was corrected or taken back. */
function struck(speech: Speech, entry: HistoryEntry, { source, id }: EventId): TemplateResult {
    return html`<span class="small"><a href=${event(source, id)} target="_blank" title=${speech.say('openApi')}
        >${speech.say(became(entry) === 'corrected' ? 'correctedBy' : 'takenBackBy', { id })}</a> <span class="address">${source}</span></span>`;
}

/** Why it was corrected or taken back; of a report that does so, why it does. */
function because(speech: Speech, entry: HistoryEntry): TemplateResult | typeof nothing {
    const reason = entry.reason ?? entry.data.reason;
    return typeof reason === 'string' ? html`<span class="small">${speech.say('reason')}: ${data(reason)}</span>` : nothing;
}

/** Of a report that stands and changes nothing: why, and by which event of whom. */
function withoutEffect(speech: Speech, { passedOver }: HistoryEntry): TemplateResult | typeof nothing {
    if (!passedOver) return nothing;
    const { by } = passedOver;
    return html`<span class="status" data-status="suspended">${speech.say('withoutEffect')}</span> <span class="small">${why(speech, passedOver)}${by
        ? html`: <a href=${event(by.source, by.id)} target="_blank" title=${speech.say('openApi')}>${by.id}</a> <span class="address">${by.source}</span>`
        : nothing}</span>`;
}
