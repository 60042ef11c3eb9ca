import type { HistoryEntry, Wording } from '../../api/types';

/** What a correction has put in the place of what: of lists, only what went and what came; of texts, one language. */
export interface Change {
    property: string;
    lang?: string;
    before?: unknown;
    after?: unknown;
}

/** Texts by language. */
const TEXTS = new Set(['title', 'summary', 'name', 'quote']);

/** So many letters of what two long texts have in common stand around what differs. */
const AROUND = 60;

/** What of the word of an event counts otherwise than it was told; but for the date, which has its own place. */
export function changes(entry: HistoryEntry): Change[] {
    if (!entry.correctedTo) return [];
    const [before, after] = [said(entry.data), said(entry.correctedTo)];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((property) => property !== 'occurred')
        .flatMap((property) => difference(property, before[property], after[property]));
}

/** A report on another event has in itself what that should have said. */
function said(wording: Wording): Wording {
    const { corrects, retracts, data, ...own } = wording;
    return { ...own, ...(data as Wording | undefined) };
}

function difference(property: string, before: unknown, after: unknown): Change[] {
    if (written(before) === written(after)) return [];
    if (TEXTS.has(property)) return inEachLanguage(property, before as Texts, after as Texts);
    if (!Array.isArray(before ?? after)) return [{ property, before, after }];
    const [went, came] = [without(before, after), without(after, before)];
    return went || came ? [{ property, before: went, after: came }] : [];
}

type Texts = Record<string, string> | undefined;

function inEachLanguage(property: string, before: Texts = {}, after: Texts = {}): Change[] {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((lang) => before[lang] !== after[lang])
        .map((lang) => {
            const [went, came] = [before[lang], after[lang]];
            const both = went !== undefined && came !== undefined ? around(went, came) : { before: went, after: came };
            return { property, lang, ...both };
        });
}

/** Where two long texts differ, with a little of what is the same. */
function around(before: string, after: string): { before: string; after: string } {
    const shorter = Math.min(before.length, after.length);
    let first = 0;
    while (first < shorter && before[first] === after[first]) first++;
    let last = 0;
    while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last++;
    const from = before.lastIndexOf(' ', first - AROUND) + 1;
    const end = before.indexOf(' ', before.length - last + AROUND);
    const rest = end < 0 ? 0 : before.length - end;
    const cut = (text: string) => `${from > 0 ? '… ' : ''}${text.slice(from, text.length - rest)}${rest > 0 ? ' …' : ''}`;
    return { before: cut(before), after: cut(after) };
}

/** What is in one list and not in the other; nothing if there is nothing of it. */
function without(list: unknown, other: unknown): unknown[] | undefined {
    const known = new Set(((other ?? []) as unknown[]).map(written));
    const left = ((list ?? []) as unknown[]).filter((one) => !known.has(written(one)));
    return left.length > 0 ? left : undefined;
}

/** The same text for the same value, in whatever order its properties stand. */
function written(value: unknown): string {
    return JSON.stringify(value, (_, part: unknown) => (isObject(part) ? Object.fromEntries(Object.entries(part).sort()) : part)) ?? '';
}

function isObject(part: unknown): part is Record<string, unknown> {
    return typeof part === 'object' && part !== null && !Array.isArray(part);
}
