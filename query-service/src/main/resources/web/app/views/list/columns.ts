import { html, nothing, type TemplateResult } from 'lit';
import type { Happening, Item } from '../../api/types';
import type { Words } from '../../language/en';
import type { Speech } from '../../language/speech';
import { called, corrected, country, date, sectors, status, thing } from '../../parts/bits';
import type { Cell } from '../../parts/download';
import type { Collection } from '../../state/collections';
import type { Place } from '../../state/place';
import { progress, stance } from '../relation/figures';

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
    return { name: 'sectors', drawn: (row) => sectors(speech, row.sectors), text: (row) => row.sectors.join(' ') };
}

/** The columns of a collection: what all items have, and what is particular to these. */
export function columns(speech: Speech, place: Place, collection: Collection): Column<Item>[] {
    const title: Column<Item> = {
        name: 'title', drawn: (item) => thing(place, item.subject, called(item)), text: (item) => called(item).text,
    };
    const occurred: Column<Item> = { name: 'occurred', drawn: (item) => date(speech, item.occurred), text: (item) => item.occurred ?? '' };
    const state: Column<Item> = { name: 'status', drawn: (item) => html`${status(speech, item.status)} ${corrected(speech, item)}`, text: (item) => item.status ?? '' };
    if (collection === 'actors') return [title, coded(speech, 'kind', 'actorKinds', (item) => item.kind), countriesOf(speech, place)];
    return [occurred, title, ...particular(speech, collection), state, countriesOf(speech, place), sectorsOf(speech)];
}

function particular(speech: Speech, collection: Collection): Column<Item>[] {
    switch (collection) {
        case 'agreements':
            return [coded(speech, 'instrument', 'instruments', (item) => item.instrument)];
        case 'visits':
            return [coded(speech, 'level', 'levels', (item) => item.level)];
        case 'meetings':
            return [coded(speech, 'format', 'formats', (item) => item.format)];
        case 'statements': {
            const told = (item: Item) => stance(speech, item);
            return [{ name: 'position', drawn: told, text: told }];
        }
        case 'transfers':
            return [{ name: 'quantity', drawn: (item) => progress(speech, item), text: (item) => `${item.deliveredQuantity ?? 0}/${item.item?.quantity ?? ''}` }];
        case 'exercises':
            return [coded(speech, 'kind', 'exerciseKinds', (item) => item.kind)];
        case 'programmes':
            return [coded(speech, 'stage', 'stages', (item) => item.stage)];
        default:
            return [];
    }
}

function coded(speech: Speech, name: keyof Words, list: Parameters<Speech['code']>[0], value: (item: Item) => string | undefined): Column<Item> {
    return {
        name,
        drawn: (item) => (value(item) ? speech.code(list, value(item) ?? '') : nothing),
        text: (item) => value(item) ?? '',
    };
}

/** The columns of facts. */
export function factColumns(speech: Speech, place: Place): Column<Happening>[] {
    return [
        { name: 'occurred', drawn: (one) => date(speech, one.occurred), text: (one) => one.occurred },
        { name: 'event', drawn: (one) => `${speech.say(one.kind)}: ${speech.fact(one.type)}`, text: (one) => one.type },
        { name: 'title', drawn: (one) => thing(place, one.subject, called(one)), text: (one) => called(one).text },
        countriesOf(speech, place),
        sectorsOf(speech),
    ];
}
