import { html, nothing, type TemplateResult } from 'lit';
import { byName } from '../language/codes';
import { data, isolated } from '../parts/bits';
import { Part } from '../parts/part';
import '../parts/titled';
import { address, filtered, type Place, unfiltered } from '../state/place';
import { store } from '../state/store';
import { isDate } from '../date/edtf';
import { active, controls, type Filter, FILTERS, noDate, targetOf } from './filters';

/** What can be chosen, where the view knows that better than the lists of codes. */
export type Offered = Partial<Record<Filter, readonly string[]>>;

/**
 * By what a view is filtered, and how that is changed. Its fields have what the address has, whichever way the reader came
 * there, and whatever acts is named below them and can be taken away, with or without a field. What is not touched stays.
 */
class FilterForm extends Part {
    static override properties = { offered: { attribute: false } };

    declare offered: Offered | undefined;
    private filled?: Place;

    protected override render(): TemplateResult {
        const wrong = noDate(this.place);
        return html`${this.place.embed ? nothing : this.form()}
            ${wrong === undefined ? nothing : html`<p id="no-date" class="notice bad" role="alert">${this.speech.say('noDate', { value: isolated(wrong) })}</p>`}
            ${this.chips()}`;
    }

    /** Says at a field for a date whether it has one. */
    private judge(field: HTMLInputElement | HTMLSelectElement): void {
        if (FILTERS[field.name as Filter].control !== 'date') return;
        const value = field.value.trim();
        const wrong = value !== '' && !isDate(value);
        field.setCustomValidity(wrong ? this.speech.say('noDate', { value }) : '');
    }

    protected override updated(): void {
        const moved = this.filled !== this.place;
        this.filled = this.place;
        for (const field of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('.filters [name]')) {
            // what is being written is let be while only the answers change
            if (moved || field instanceof HTMLSelectElement) field.value = this.value(field.name as Filter);
            if (moved) this.judge(field);
        }
    }

    private form(): TemplateResult {
        const { speech } = this;
        return html`<form class="filters" aria-label=${speech.say('filters')} @submit=${this.apply} @change=${this.apply}>
            ${controls(this.place).map((name) => html`<label>${speech.say(FILTERS[name].label)} ${this.control(name)}</label>`)}
            <button type="submit">${speech.say('apply')}</button>
        </form>`;
    }

    /** Dates are EDTF, so `2024` and `2024-08` will do. */
    private control(name: Filter): TemplateResult {
        switch (FILTERS[name].control) {
            case 'date':
                return html`<input name=${name} size="10" placeholder=${name === 'from' ? '2024-06' : '2024'} pattern="[0-9X~?%.\\/\\-]+" />`;
            case 'words':
                return html`<input type="search" name=${name} />`;
            default:
                return this.choice(name);
        }
    }

    private choice(name: Filter): TemplateResult {
        const { speech } = this;
        const { said, usual, options } = FILTERS[name];
        const target = targetOf(this.place) ?? 'timeline';
        const text = (value: string) => said?.(speech, value) ?? value;
        const known = this.offered?.[name] ?? options?.(target) ?? [];
        const offered = (name === 'country' ? byName('countries', known, speech.lang) : known).map((value) => ({ value, text: text(value) }));
        if (name === 'issue') offered.sort((one, other) => one.text.localeCompare(other.text, speech.lang));
        const chosen = this.place.filters[name] ?? [];
        const together = this.value(name);
        if (together !== '' && !offered.some(({ value }) => value === together)) offered.unshift({ value: together, text: chosen.map(text).join(', ') });
        return html`<select name=${name}>
            <option value="">${speech.say(usual ?? 'any')}</option>
            ${offered.map((one) => html`<option value=${one.value}>${one.text}</option>`)}
        </select>`;
    }

    /** What the field of a filter has: several values are one that cannot be parted there. */
    private value(name: Filter): string {
        return (this.place.filters[name] ?? []).join(' ');
    }

    private readonly apply = (event: Event): void => {
        event.preventDefault();
        const form = event.currentTarget as HTMLFormElement;
        for (const field of form.querySelectorAll<HTMLInputElement>('input[name]')) this.judge(field);
        if (!form.reportValidity()) return;
        const given = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const);
        const changed = given.filter(([name, value]) => value !== this.value(name as Filter));
        if (changed.length > 0) store.go(filtered(this.place, Object.fromEntries(changed)));
    };

    private chips(): TemplateResult | typeof nothing {
        const { place, speech } = this;
        const all = active(place);
        if (all.length === 0) return nothing;
        return html`<ul class="chips" aria-label=${speech.say('filters')}>
            ${all.map(({ name, value }) => {
                const [label, said] = [speech.say(FILTERS[name].label), FILTERS[name].said?.(speech, value) ?? value];
                const isNamed = name === 'actor' && value.startsWith('actor/'); // by what it is called, which is asked for
                const text = html`${label}: ${isNamed ? html`<entente-titled plain .subject=${value}></entente-titled>` : data(said)}`;
                const without = (place.filters[name] ?? []).filter((other) => other !== value);
                return html`<li>
                    ${place.embed
                        ? html`<span class="chip">${text}</span>`
                        : html`<a class="chip" href=${address(filtered(place, { [name]: without }))} title=${speech.say('takeAway')} aria-label=${isNamed ? nothing : `${label}: ${isolated(said)} – ${speech.say('takeAway')}`}
                              >${text} <span aria-hidden="true">×</span></a>`}
                </li>`;
            })}
            ${all.length > 1 && !place.embed
                ? html`<li><a href=${address(unfiltered(place))}>${speech.say('clearFilters')}</a></li>`
                : nothing}
        </ul>`;
    }
}

customElements.define('entente-filters', FilterForm);
