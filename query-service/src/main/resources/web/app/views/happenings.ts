import { html, nothing, type TemplateResult } from 'lit';
import type { Happening } from '../api/types';
import type { Speech } from '../language/speech';
import { called, date, sectors, thing } from '../parts/bits';
import type { Place } from '../state/place';

/** Facts, one a line. */
export function happenings(speech: Speech, place: Place, all: readonly Happening[]): TemplateResult {
    return html`<ol class="happenings">
        ${all.map(
            (one) => html`<li>
                ${date(speech, one.occurred)}
                <span>
                    <span class="kind">${speech.kind(one.kind)}: ${speech.fact(one.type)}</span>
                    ${thing(place, one.subject, called(one))}
                    <span class="small">${one.countries.map((code) => speech.country(code)).join(', ')}</span>
                    ${one.sectors.length > 0 ? sectors(speech, one.sectors) : nothing}
                </span>
            </li>`,
        )}
    </ol>`;
}
