import { locale, say, type Wording } from '../date/edtf';
import { named as kindNamed, ofCollection } from '../kinds/kinds';
import type { Lang } from '../state/place';
import { codeOfSlug, codes, type List, named } from './codes';
import { en, type Words } from './en';
import { ms } from './ms';
import { tr } from './tr';

const WORDS: Record<Lang, Words> = { en, tr, ms };
/** Tens whose Turkish names have a back vowel in the end: on, otuz, kırk, altmış, doksan. */
const BACK = '13469';

const SEASONS: Record<string, keyof Words> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** Speaks to the reader in one language: words, names of codes, dates and numbers. */
export class Speech implements Wording {
    private readonly numbers: Intl.NumberFormat;
    private readonly plurals: Intl.PluralRules;
    private readonly moments: Intl.DateTimeFormat;
    private readonly clock: Intl.DateTimeFormat;
    private readonly tongues: Intl.DisplayNames;

    constructor(readonly lang: Lang) {
        this.numbers = new Intl.NumberFormat(locale(lang));
        this.plurals = new Intl.PluralRules(locale(lang));
        this.moments = new Intl.DateTimeFormat(locale(lang), { dateStyle: 'medium', timeStyle: 'short' });
        this.clock = new Intl.DateTimeFormat(locale(lang), { timeStyle: 'medium' });
        this.tongues = new Intl.DisplayNames(locale(lang), { type: 'language' });
    }

    /** The words of a key, with values in the places of their names, and in the form for `n` where there are two. */
    say(key: keyof Words, values: Record<string, string | number> = {}): string {
        return this.form(WORDS[this.lang][key], values.n).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
            const value = values[name];
            return value === undefined ? whole : typeof value === 'number' ? this.number(value) : value;
        });
    }

    private form(words: string, n: string | number | undefined): string {
        const [one = '', other = one] = words.split('|');
        return typeof n === 'number' && this.plurals.select(n) === 'one' ? one : other;
    }

    /** What one of a kind is called; its name where the page does not know the kind. */
    kind(name: string): string {
        return kindNamed(name)?.called[this.lang][0] ?? name;
    }

    /** What a collection is called. */
    collection(name: string): string {
        return ofCollection(name)?.called[this.lang][1] ?? name;
    }

    code(list: List, code: string): string {
        return named(list, code, this.lang);
    }

    /** What a language is called, by its BCP 47 tag. */
    language(tag: string): string {
        return this.tongues.of(tag) ?? tag;
    }

    country(code: string): string {
        return this.code('countries', code);
    }

    /** `TR-MY`, or a list of codes, as "Türkiye and Malaysia". */
    pair(countries: readonly string[]): string {
        return this.list(countries.map((code) => this.country(code)));
    }

    /** "a, b and c". */
    list(all: readonly string[]): string {
        return new Intl.ListFormat(locale(this.lang)).format(all);
    }

    date(edtf: string | undefined): string {
        return edtf ? say(edtf, this) : '';
    }

    moment(instant: string | undefined): string {
        return instant ? this.moments.format(new Date(instant)) : '';
    }

    time(at: Date): string {
        return this.clock.format(at);
    }

    number(value: number): string {
        return this.numbers.format(value);
    }

    /** What an issue is called: by the list of those that are often spoken of, else the words of its slug. */
    issue(slug: string): string {
        return codes('issues').includes(slug) ? this.code('issues', slug) : words(slug);
    }

    /** Whom or what a stance is towards: also a country, by its English name. */
    stanceObject(slug: string): string {
        if (codes('stanceObjects').includes(slug)) return this.code('stanceObjects', slug);
        const country = codeOfSlug('countries', slug);
        return country ? this.country(country) : words(slug);
    }

    /** The fact of an event type: `dev.entente.agreement.signed.v1` is "Signed". */
    fact(type: string): string {
        return this.code('facts', /\.(\w+)\.v\d+$/.exec(type)?.[1] ?? type);
    }

    /** An amount of money as it was told. */
    money(currency: string, amount: string): string {
        const written = new Intl.NumberFormat(locale(this.lang), { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: 6 });
        return written.format(amount as Intl.StringNumericLiteral);
    }

    about(date: string): string {
        return this.say('aboutDate', { date });
    }

    uncertain(date: string): string {
        return this.say('uncertainDate', { date });
    }

    by(date: string): string {
        return this.say('byDate', { date });
    }

    from(date: string): string {
        return this.say('fromDate', { date });
    }

    season(number: string, year: string): string {
        return this.say(SEASONS[number] ?? 'spring', { year });
    }

    decade(year: string): string {
        return this.say('decade', { year, plural: BACK.includes(year.charAt(2)) ? 'lar' : 'ler' });
    }
}

/** A slug as words. Slugs are of no language. */
function words(slug: string): string {
    const text = slug.replaceAll('-', ' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
}

const spoken = new Map<Lang, Speech>();

/** The one who speaks a language. */
export function speech(lang: Lang): Speech {
    let found = spoken.get(lang);
    if (!found) spoken.set(lang, (found = new Speech(lang)));
    return found;
}
