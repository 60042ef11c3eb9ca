import { html, nothing, type TemplateResult } from 'lit';
import type { Happening, Page } from '../api/types';
import type { Speech } from '../language/speech';
import { called, date, sectors, thing } from '../parts/bits';
import { DAY, iso, today } from '../date/edtf';
import { elsewhere, type Filters, type Place } from '../state/place';

/** The day from which the reader looks, in days since 1970. */
export function day(place: Place): number {
    return place.asOf ? Date.parse(place.asOf) / DAY : today();
}

/** Filters of the latest facts: those of days to come are not among them, unless a period is asked for. */
export function untilNow(place: Place, filters: Filters): Filters {
    return filters.from || filters.until ? filters : { ...filters, until: [iso(day(place))] };
}

/** Leads to the facts of days to come, which are not among the latest. */
export function toCome(speech: Speech, place: Place, filters: Filters): TemplateResult | typeof nothing {
    if (filters.from || filters.until) return nothing;
    return html`<a href=${elsewhere(place, 'list', 'timeline', { ...filters, from: [iso(day(place) + 1)] })}>${speech.say('toCome')}</a>`;
}

/** How many facts of how many are shown. */
export function howMany(speech: Speech, { items, count = items.length }: Page<Happening>): string {
    return items.length < count ? speech.say('shown', { n: items.length, all: count }) : speech.say('factCount', { n: count });
}

/** Facts, one a line. */
export function happenings(speech: Speech, place: Place, all: readonly Happening[]): TemplateResult {
    return html`<ol class="happenings">
        ${all.map(
            (one) => html`<li>
                ${date(speech, one.occurred)}
                <span>
                    <span class="kind">${speech.kind(one.kind)}: ${speech.fact(one.type)}</span>
                    ${thing(place, one.subject, called(speech, one))}
                    <span class="small">${one.countries.map((code) => speech.country(code)).join(', ')}</span>
                    ${one.sectors.length > 0 ? sectors(speech, one.sectors) : nothing}
                </span>
            </li>`,
        )}
    </ol>`;
}
