import { html, nothing, type TemplateResult } from 'lit';
import { Asked } from '../../api/asked';
import { csvOf, issues, items, timeline } from '../../api/client';
import type { Happening, Item, Page } from '../../api/types';
import { active, taken } from '../../filters/filters';
import '../../filters/form';
import { ofCollection } from '../../kinds/kinds';
import { csv, save } from '../../parts/download';
import { wishOf } from '../../parts/follow';
import { panel, shows } from '../../parts/panel';
import { Part } from '../../parts/part';
import { address, elsewhere, filtered, unfiltered } from '../../state/place';
import { type Column, columns, factColumns } from './columns';

const ROWS = 50;

/** A table of things of one kind, or of facts of all kinds; what is filtered, in which order and on which page is in the address. */
class List extends Part {
    private readonly rows = new Asked<Page<Item | Happening>>(this, () => {
        const { kind, place } = this;
        return kind ? items(place, kind.collection, place.filters, ROWS) : timeline(place, place.filters, ROWS, true);
    });

    private readonly issues = new Asked(this, () => (this.kind?.filters?.includes('issue') && shows() ? issues(this.place) : undefined));

    /** Nothing where facts are listed. */
    private get kind(): ReturnType<typeof ofCollection> {
        return ofCollection(this.place.of);
    }

    private get heading(): string {
        return this.kind ? this.speech.collection(this.kind.collection) : this.speech.say('facts');
    }

    protected override render(): TemplateResult {
        const { kind, place, speech, heading: title } = this;
        document.title = `${title} – Entente`;
        const shown = (kind ? columns(speech, place, kind) : factColumns(speech, place)) as Column<Item | Happening>[];
        return html`
            <div class="headline">
                <h1>${title}</h1>
                ${!kind || kind.alerts ? html`<entente-follow .wish=${wishOf(taken(kind?.collection ?? 'timeline', place.filters), kind && [kind])}></entente-follow>` : nothing}
            </div>
            <entente-filters .offered=${{ issue: this.issues.value?.items.map((one) => one.issue) }}></entente-filters>
            ${panel(speech, {
                name: 'list', title, wide: true, tall: true, asked: this.rows,
                empty: (page) => page.items.length === 0,
                emptyText: active(place).length > 0
                    ? html`${speech.say('emptyFiltered')} <a href=${address(unfiltered(place))}>${speech.say('clearFilters')}</a>`
                    : kind && html`${speech.say('emptyKind')} <a href=${elsewhere(place, 'list', 'timeline')}>${speech.say('allFacts')}</a>`,
                body: (page) => html`${this.table(page, shown)} ${this.pages(page)}`,
                size: (page) => speech.say('rows', { n: page.count ?? page.items.length }),
                tools: (page) => this.tools(page, shown),
            })}
        `;
    }

    private table(page: Page<Item | Happening>, shown: Column<Item | Happening>[]): TemplateResult {
        const { speech } = this;
        return html`<div class="scroll" tabindex="0" role="group" aria-label=${this.heading}>
            <table class="list">
                <thead>
                    <tr>${shown.map((column) => html`<th scope="col">${speech.say(column.name)}</th>`)}</tr>
                </thead>
                <tbody>
                    ${page.items.map((row) => html`<tr>${shown.map((column) => html`<td data-name=${speech.say(column.name)}>${column.drawn(row)}</td>`)}</tr>`)}
                </tbody>
            </table>
        </div>`;
    }

    private pages(page: Page<unknown>): TemplateResult | typeof nothing {
        const { place, speech } = this;
        const later = place.filters.cursor !== undefined;
        if (!page.next && !later) return nothing;
        return html`<nav class="pages">
            ${later ? html`<a href=${address(filtered(place, {}))}>${speech.say('first')}</a>` : nothing}
            ${page.next ? html`<a rel="next" href=${address(filtered(place, { cursor: page.next }))}>${speech.say('next')}</a>` : nothing}
        </nav>`;
    }

    private tools(page: Page<Item | Happening>, shown: Column<Item | Happening>[]): TemplateResult {
        const { speech } = this;
        const seen = page.items.length;
        const all = page.count ?? seen;
        if (seen === 0) return html``;
        return html`<button type="button" @click=${() => this.saveSeen(page.items, shown)}>
                ${speech.say('csv', { n: seen })}
            </button>
            ${all > seen
                ? html`<a class="button" href=${csvOf(this.rows) ?? ''} download>${speech.say('csv', { n: all })}, ${speech.say('allOf')}</a>`
                : nothing}`;
    }

    private saveSeen(rows: (Item | Happening)[], shown: Column<Item | Happening>[]): void {
        const { speech } = this;
        const names = shown.map((column) => speech.say(column.name));
        save(`${this.place.of}.csv`, 'text/csv', csv(names, rows.map((row) => shown.map((column) => column.text(row)))));
    }
}

customElements.define('entente-list', List);
