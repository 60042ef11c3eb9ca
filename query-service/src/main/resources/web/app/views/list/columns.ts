import { html, nothing, type TemplateResult } from 'lit';
import type { Happening, Item } from '../../api/types';
import type { Described } from '../../kinds/kind';
import type { Words } from '../../language/en';
import type { Speech } from '../../language/speech';
import { called, corrected, country, date, sectors, status, thing } from '../../parts/bits';
import type { Cell } from '../../parts/download';
import type { Place } from '../../state/place';

/** A column: how it looks on the page, and as text in a file. */
export interface Column<T> {
    name: keyof Words;
    drawn(row: T): TemplateResult | string | typeof nothing;
    text(row: T): Cell;
}

function countriesOf<T extends { countries: string[] }>(speech: Speech, place: Place): Column<T> {
    return {
        name: 'countries',
        drawn: (row) => html`${row.countries.map((code) => html`${country(speech, place, code, false)} `)}`,
        text: (row) => row.countries.join(' '),
    };
}

function sectorsOf<T extends { sectors: string[] }>(speech: Speech): Column<T> {
    return { name: 'sectors', drawn: (row) => (row.sectors.length > 0 ? sectors(speech, row.sectors) : nothing), text: (row) => row.sectors.join(' ') };
}

/** The columns of a collection: what all items have, and what is particular to these. */
export function columns(speech: Speech, place: Place, kind: Described): Column<Item>[] {
    const title: Column<Item> = {
        name: 'title', drawn: (item) => thing(place, item.subject, called(speech, item)), text: (item) => called(speech, item).text,
    };
    const occurred: Column<Item> = { name: 'occurred', drawn: (item) => date(speech, item.occurred), text: (item) => item.occurred ?? '' };
    const state: Column<Item> = { name: 'status', drawn: (item) => html`${status(speech, item.status)} ${corrected(speech, item)}`, text: (item) => item.status ?? '' };
    const countries = countriesOf<Item>(speech, place);
    return kind.mark ? [occurred, title, own(speech, kind), state, countries, sectorsOf(speech)] : [title, own(speech, kind), countries];
}

function own(speech: Speech, { codes, column }: Described): Column<Item> {
    if (typeof column === 'object') {
        return { name: column.name, drawn: (item) => column.drawn(speech, item), text: (item) => column.text(speech, item) };
    }
    const list = codes[column];
    const code = (item: Item) => item[column] as string | undefined;
    return { name: column, drawn: (item) => (list && code(item) ? speech.code(list, code(item) ?? '') : nothing), text: (item) => code(item) ?? '' };
}

/** The columns of facts. */
export function factColumns(speech: Speech, place: Place): Column<Happening>[] {
    return [
        { name: 'occurred', drawn: (one) => date(speech, one.occurred), text: (one) => one.occurred },
        { name: 'event', drawn: (one) => `${speech.kind(one.kind)}: ${speech.fact(one.type)}`, text: (one) => one.type },
        { name: 'title', drawn: (one) => thing(place, one.subject, called(speech, one)), text: (one) => called(speech, one).text },
        countriesOf(speech, place),
        sectorsOf(speech),
    ];
}
