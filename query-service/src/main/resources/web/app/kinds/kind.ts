import type { Item } from '../api/types';
import type { List } from '../language/codes';
import type { Words } from '../language/en';
import type { Speech } from '../language/speech';
import type { Lang } from '../state/place';

/** How an item is drawn on the line of time: an arrow between two countries, a dot, or a bar. */
export type Mark = 'arrow' | 'round' | 'tip' | 'bar' | 'progress' | 'days' | 'plan';

/** A column that lists of a kind have for it alone: as it is read, and as it stands in a file. */
export interface Own {
    name: keyof Words;
    drawn(speech: Speech, item: Item): string;
    text(speech: Speech, item: Item): string;
}

/** What the page has to be told of a kind of items. All else that it shows of one follows from what the API answers. */
export interface Described {
    /** As in subjects and event types. */
    readonly name: string;
    /** As in addresses of the API. */
    readonly collection: string;
    /** One of it, and several. */
    readonly called: Readonly<Record<Lang, readonly [one: string, several: string]>>;
    /** In the order of its life. */
    readonly facts: readonly string[];
    /** What it can be, where it can be filtered by that. */
    readonly statuses?: List;
    /** The properties that no other kind need have, in the order in which they are shown. */
    readonly properties: readonly (keyof Item)[];
    /** Those of them that name who takes part. */
    readonly actors: readonly (keyof Item)[];
    /** Those of them, and of their parts, of which the values are codes. */
    readonly codes: Readonly<Record<string, List>>;
    /** The column of its own in lists; a property with codes by its name alone. */
    readonly column: (keyof Item & keyof Words) | Own;
    /** Filters that its collection takes, and not each of the others. */
    readonly filters?: readonly string[];
    /** None where it is not something that happens. */
    readonly mark?: Mark;
    /** The statuses in which it is over, if it lasts until then; what has none takes place. */
    readonly ends?: readonly string[];
    /** What is told of one in a word, beside its title, date and status; nothing where that is not known. */
    particulars?(speech: Speech, item: Item): string;
    /** Panels that its items have beside those of any. */
    readonly panels?: readonly ('life' | 'facts')[];
    /** Whether alerts tell of it. */
    readonly alerts?: boolean;
}
