import { html, nothing, type TemplateResult } from 'lit';
import { Asked } from '../../api/asked';
import { csvOf, issues, items, timeline } from '../../api/client';
import type { Happening, Item, Page } from '../../api/types';
import { codes } from '../../language/codes';
import type { Words } from '../../language/en';
import { csv, save } from '../../parts/download';
import { followable, wishOf } from '../../parts/follow';
import { panel, shows } from '../../parts/panel';
import { Part } from '../../parts/part';
import { address, COLLECTIONS, type Collection, filtered } from '../../state/place';
import { period } from '../period';
import { type Column, columns, factColumns } from './columns';

const ROWS = 50;
const ORDERS: [string, keyof Words][] = [
    ['-occurred', 'newestFirst'], ['occurred', 'oldestFirst'], ['title', 'byTitle'], ['-known', 'lastKnownFirst'], ['known', 'firstKnownFirst'],
];

/** A table of things of one kind, or of facts of all kinds; what is filtered, in which order and on which page is in the address. */
class List extends Part {
    private readonly rows = new Asked<Page<Item | Happening>>(this, () => {
        const { collection, place } = this;
        return collection ? items(place, collection, place.filters, ROWS) : timeline(place, place.filters, ROWS, true);
    });

    private readonly issues = new Asked(this, () => (this.collection === 'statements' && shows() ? issues(this.place) : undefined));

    /** Nothing where facts are listed. */
    private get collection(): Collection | undefined {
        return COLLECTIONS.find((known) => known === this.place.of);
    }

    protected override render(): TemplateResult {
        const { collection, place, speech } = this;
        const title = speech.say(collection ?? 'facts');
        const kind = followable(collection ?? '');
        document.title = `${title} – Entente`;
        const shown = (collection ? columns(speech, place, collection) : factColumns(speech, place)) as Column<Item | Happening>[];
        const isFiltered = Object.keys(place.filters).some((name) => name !== 'sort' && name !== 'cursor');
        return html`
            <div class="headline">
                <h1>${title}</h1>
                ${kind || !collection ? html`<entente-follow .wish=${wishOf(place.filters, kind && [kind])}></entente-follow>` : nothing}
            </div>
            ${period(speech, place, this.more())}
            ${panel(speech, {
                name: 'list', title, wide: true, tall: true, asked: this.rows,
                empty: (page) => page.items.length === 0,
                emptyText: isFiltered
                    ? html`${speech.say('emptyFiltered')} <a href=${address({ ...place, filters: {} })}>${speech.say('clearFilters')}</a>`
                    : undefined,
                body: (page) => html`${this.table(page, shown)} ${this.pages(page)}`,
                size: (page) => this.rowsOf(page.count ?? page.items.length),
                tools: (page) => this.tools(page, shown),
            })}
        `;
    }

    private table(page: Page<Item | Happening>, shown: Column<Item | Happening>[]): TemplateResult {
        const { speech } = this;
        return html`<div class="scroll" tabindex="0" role="group" aria-label=${speech.say(this.collection ?? 'facts')}>
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
        return html`<button type="button" @click=${() => this.saveSeen(page.items, shown)}>
                ${seen === 1 ? speech.say('csvOne') : speech.say('csv', { n: seen })}
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

    private rowsOf(count: number): string {
        return count === 1 ? this.speech.say('row') : this.speech.say('rows', { n: count });
    }

    /** The filters of this list beyond those of every view. */
    private more(): TemplateResult {
        const { collection, place, speech } = this;
        const { country, q, sort, status, instrument } = place.filters;
        return html`
            <label>${speech.say('country')}
                <select name="country">
                    <option value="">${speech.say('any')}</option>
                    ${codes('countries')
                        .map((code) => [code, speech.country(code)] as const)
                        .sort(([, one], [, other]) => one.localeCompare(other, speech.lang))
                        .map(([code, name]) => html`<option value=${code} ?selected=${code === country?.[0]}>${name}</option>`)}
                </select></label>
            ${collection === 'agreements' ? this.choice('status', 'statuses', status?.[0]) : nothing}
            ${collection === 'statements' ? this.issue() : nothing}
            ${collection === 'agreements' ? this.choice('instrument', 'instruments', instrument?.[0]) : nothing}
            <label>${speech.say('words')} <input type="search" name="q" .value=${q?.[0] ?? ''} /></label>
            ${collection
                ? html`<label>${speech.say('sort')}
                      <select name="sort">
                          ${ORDERS.map(([order, name]) => html`<option value=${order === '-occurred' ? '' : order} ?selected=${order === sort?.[0]}>${speech.say(name)}</option>`)}
                      </select></label>`
                : nothing}
        `;
    }

    private issue(): TemplateResult {
        const { speech } = this;
        const chosen = this.place.filters.issue?.[0];
        const known = this.issues.value?.items.map((one) => one.issue) ?? [];
        return html`<label>${speech.say('issue')}
            <select name="issue">
                <option value="">${speech.say('any')}</option>
                ${[...new Set([...known, ...(chosen ? [chosen] : [])])].map((one) => html`<option value=${one} ?selected=${one === chosen}>${speech.slug(one)}</option>`)}
            </select></label>`;
    }

    private choice(name: 'status' | 'instrument', list: 'statuses' | 'instruments', chosen: string | undefined): TemplateResult {
        const { speech } = this;
        return html`<label>${speech.say(name)}
            <select name=${name}>
                <option value="">${speech.say('any')}</option>
                ${codes(list).map((code) => html`<option value=${code} ?selected=${code === chosen}>${speech.code(list, code)}</option>`)}
            </select></label>`;
    }
}

customElements.define('entente-list', List);
