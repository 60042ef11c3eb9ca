import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryEntry, Item } from '../../api/types';
import { date } from '../../parts/bits';
import type { Speech } from '../../language/speech';

/** The stations of an agreement, and the facts by which each is reached. */
const STATIONS: [string, string[]][] = [
    ['proposed', ['proposed']], ['negotiating', ['negotiationStarted']], ['initialled', ['initialled']], ['signed', ['signed']],
    ['ratified', ['ratified']], ['inForce', ['enteredIntoForce', 'reported', 'resumed']],
];
const ENDS: [string, string[]][] = [['suspended', ['suspended']], ['terminated', ['terminated']], ['expired', ['expired']]];

/** What became of the word of an event: it counts as it was told, or as it was corrected, or was taken back. */
export function became(entry: HistoryEntry): 'stands' | 'corrected' | 'takenBack' {
    if (!entry.struck) return 'stands';
    return entry.correctedTo ? 'corrected' : 'takenBack';
}

/** Whether a fact was told, and not what became of another report. */
export function isFact(entry: HistoryEntry): boolean {
    return !entry.type.startsWith('dev.entente.report.');
}

/** The date that counts. */
function when(entry: HistoryEntry): string | undefined {
    return entry.correctedTo?.occurred ?? entry.occurred;
}

/** The states that an agreement has gone through, with their dates; those that it has not reached are pale. */
export function life(speech: Speech, item: Item, history: readonly HistoryEntry[]): TemplateResult {
    const standing = history.filter((entry) => isFact(entry) && became(entry) !== 'takenBack');
    const reached = (facts: string[]) => standing.find((entry) => facts.includes(entry.fact));
    const stations = [...STATIONS, ...ENDS.filter(([station, facts]) => station === item.status || reached(facts))];
    const latest = stations.findLastIndex(([station, facts]) => station === item.status || reached(facts));
    return html`<ol class="life">
        ${stations.map(([station, facts], index) => {
            const entry = reached(facts);
            const here = station === item.status;
            return html`<li class=${entry || here ? 'reached' : ''} aria-current=${here ? 'step' : nothing}>
                <span class="station">${speech.code('statuses', station)}</span>
                <span class="small">${entry ? date(speech, when(entry)) : here ? date(speech, item.statusSince) : speech.say(index < latest ? 'unknown' : 'notReached')}</span>
            </li>`;
        })}
    </ol>`;
}

/** Everything that was told, latest first; what was corrected or taken back is struck through, and says by what, and what counts. */
export function told(speech: Speech, history: readonly HistoryEntry[], most: number): TemplateResult {
    const event = (source: string, id: string) => `/events?${new URLSearchParams({ source, id })}`;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${speech.say('history')}><table>
        <thead>
            <tr>
                <th scope="col">${speech.say('recorded')}</th>
                <th scope="col">${speech.say('event')}</th>
                <th scope="col">${speech.say('occurred')}</th>
                <th scope="col">${speech.say('source')}</th>
            </tr>
        </thead>
        <tbody>
            ${history.toReversed().slice(0, most).map((entry) => {
                const fact = speech.code('facts', entry.fact);
                const fate = became(entry);
                const counts = fate !== 'takenBack' && when(entry) === entry.occurred;
                return html`<tr class=${fate === 'stands' ? '' : 'struck'}>
                    <td>${speech.moment(entry.recorded)}</td>
                    <td>
                        ${fate === 'takenBack' ? html`<del>${fact}</del>` : fact}
                        ${entry.struckBy
                            ? html`<span class="small"><a href=${event(entry.struckBy.source, entry.struckBy.id)} target="_blank"
                                  >${speech.say(fate === 'corrected' ? 'correctedBy' : 'takenBackBy', { id: entry.struckBy.id })}</a></span>`
                            : nothing}
                        ${entry.reason ? html`<span class="small">${entry.reason}</span>` : nothing}
                    </td>
                    <td>
                        ${counts ? nothing : html`<del>${date(speech, entry.occurred)}</del>`}
                        ${fate === 'takenBack' ? nothing : html`<span class=${counts ? '' : 'instead'}>${date(speech, when(entry))}</span>`}
                    </td>
                    <td class="address"><a href=${event(entry.source, entry.id)} target="_blank">${entry.id}</a> <span class="small">${entry.source}</span></td>
                </tr>`;
            })}
        </tbody>
    </table></div>`;
}
