import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryEntry } from '../../api/types';
import type { Speech } from '../../language/speech';
import { told } from '../../parts/bits';
import type { Place } from '../../state/place';
import { type Change, changes } from './changes';
import { called, value } from './values';

/** What was corrected, property by property: what does not count any more struck through, beside what does. */
export function corrected(speech: Speech, place: Place, entry: HistoryEntry): TemplateResult | typeof nothing {
    const all = changes(entry);
    if (all.length === 0) return nothing;
    const drawn = (one: Change, part: unknown) =>
        one.lang ? told({ text: part as string, lang: one.lang }) : value(speech, place, entry.subject, one.property, part);
    return html`<ul class="plain changes">
        ${all.map((one) => html`<li>
            <span class="kind">${called(speech, one.property)}${one.lang && one.lang !== speech.lang ? ` (${speech.language(one.lang)})` : ''}</span>
            ${one.before === undefined ? nothing : html`<del>${drawn(one, one.before)}</del>`}
            ${one.after === undefined ? nothing : html`<ins>${drawn(one, one.after)}</ins>`}
        </li>`)}
    </ul>`;
}
