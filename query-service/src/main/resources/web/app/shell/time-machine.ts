import { html, nothing, type TemplateResult } from 'lit';
import { drawnWithState, live } from '../api/live';
import { DAY, iso, today } from '../date/edtf';
import { Part } from '../parts/part';
import { store } from '../state/store';

/** A slider over the days since the ledger knew anything: the page as it was known at the end of one of them. */
class TimeMachine extends Part {
    constructor() {
        super();
        drawnWithState(this);
    }

    protected override render(): TemplateResult {
        const { place, speech } = this;
        const last = today();
        const known = live.progress?.since;
        const earliest = Math.min(known ? Math.floor(Date.parse(known) / DAY) - 1 : last - 30, place.asOf ? Date.parse(place.asOf) / DAY : last, last - 1);
        const at = place.asOf ? Date.parse(place.asOf) / DAY : last;
        return html`<form class="time-machine" @submit=${(event: Event) => event.preventDefault()}>
            <label for="as-of">${speech.say('asOf')}</label>
            <input id="as-of" type="range" min=${earliest} max=${last} step="1" .value=${String(at)}
                aria-valuetext=${place.asOf ? speech.date(place.asOf) : speech.say('now')} @change=${this.slid} />
            <input type="date" aria-label=${speech.say('asOf')} min=${iso(earliest)} max=${iso(last)} .value=${place.asOf ?? ''}
                @change=${this.dated} @blur=${this.left} />
            <output>${place.asOf ? speech.date(place.asOf) : speech.say('now')}</output>
            ${place.asOf ? html`<button type="button" @click=${() => this.go(undefined)}>${speech.say('backToNow')}</button>` : nothing}
        </form>`;
    }

    private readonly slid = (event: Event): void => {
        const day = Number((event.target as HTMLInputElement).value);
        this.go(day >= today() ? undefined : iso(day));
    };

    /** A day that is being written is 2 January of the year 2 on its way to 2024: only days that there were are gone to. */
    private readonly dated = (event: Event): void => {
        const field = event.target as HTMLInputElement;
        if (!field.validity.valid) return;
        const day = field.value;
        this.go(day === '' || day >= iso(today()) ? undefined : day);
    };

    private readonly left = (event: Event): void => {
        (event.target as HTMLInputElement).value = this.place.asOf ?? '';
    };

    private go(asOf: string | undefined): void {
        store.slide({ ...this.place, asOf });
    }
}

customElements.define('entente-time-machine', TimeMachine);
