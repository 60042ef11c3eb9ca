import { html, type TemplateResult } from 'lit';
import { codes } from '../language/codes';
import type { Speech } from '../language/speech';
import { filtered, type Place } from '../state/place';
import { store } from '../state/store';

/** Filters that every view has: from when until when, and one sector. Dates are EDTF, so `2024` and `2024-08` will do. */
export function period(speech: Speech, place: Place, more?: TemplateResult): TemplateResult {
    const { from, until, sector } = place.filters;
    return html`<form class="filters" aria-label=${speech.say('filters')} @submit=${(event: SubmitEvent) => apply(event, place)} @change=${(event: Event) => apply(event, place)}>
        <label>${speech.say('from')} <input name="from" size="10" placeholder="2024-06" pattern="[0-9X~?%./\\-]+" .value=${from?.[0] ?? ''} /></label>
        <label>${speech.say('until')} <input name="until" size="10" placeholder="2024" pattern="[0-9X~?%./\\-]+" .value=${until?.[0] ?? ''} /></label>
        <label
            >${speech.say('sector')}
            <select name="sector" .value=${sector?.[0] ?? ''}>
                <option value="">${speech.say('any')}</option>
                ${codes('sectors').map((code) => html`<option value=${code} ?selected=${code === sector?.[0]}>${speech.code('sectors', code)}</option>`)}
            </select></label
        >
        ${more ?? ''}
        <button type="submit">${speech.say('apply')}</button>
    </form>`;
}

/** Goes to the same view with what stands in the form. */
function apply(event: Event, place: Place): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (!form.reportValidity()) return;
    const given = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
    store.go(filtered(place, Object.fromEntries(given)));
}
