import type { Kind } from '../kinds/kinds';

/** What the query API answers, as far as the dashboard reads it. Texts are plain, since a language is asked for. */

/** Of the texts that are not in the language that was asked for: the language, by property. */
export type Languages = Record<string, string>;

export interface Page<T> {
    items: T[];
    next?: string;
    count?: number;
}

export interface Actor {
    country: string;
    organization?: string;
    person?: string;
    office?: string;
    role?: string;
    actor?: string;
}

export interface Evidence {
    url: string;
    publisher?: string;
    published?: string;
    kind?: string;
    reliability?: string;
}

export interface Position {
    issue: string;
    stance: string;
    of?: string;
}

export interface TransferItem {
    kind?: string;
    category?: string;
    designation?: string;
    quantity?: number;
}

export interface Office {
    office: string;
    organization?: string;
    from?: string;
    until?: string;
}

export interface EventRef {
    source: string;
    id: string;
    type: string;
    position: string;
    recorded: string;
    copies?: number;
}

export interface EventId {
    source: string;
    id: string;
}

export interface Claim {
    value: unknown;
    events: EventId[];
}

export interface Disagreement {
    fact: string;
    property: string;
    claims: Claim[];
}

/** Why an event makes no sense, or a report has no effect. */
export interface Odd {
    /** In English. */
    detail: string;
    code: string;
    /** What the code leaves open, by name. */
    values?: Record<string, string>;
}

export interface Anomaly extends Odd, EventId {
    fact: string;
}

export interface Item {
    id: string;
    subject: string;
    title?: string;
    name?: string;
    summary?: string;
    occurred?: string;
    status?: string;
    statusSince?: string;
    countries: string[];
    sectors: string[];
    firstKnown: string;
    lastChanged: string;
    anomalies: Anomaly[];
    evidence: Evidence[];
    references: string[];
    events: EventRef[];
    corroboration?: { publishers: number; sources: number; reliability: Record<string, number> };
    disagreements?: Disagreement[];
    parked?: Parked[];
    place?: { country?: string; name?: string };
    languages?: Languages;
    // agreements, programmes
    instrument?: string;
    parties?: Actor[];
    money?: { currency: string; amount: string };
    validUntil?: string;
    stage?: string;
    // visits
    host?: Actor;
    visitors?: Actor[];
    returns?: string;
    level?: string;
    // meetings, exercises
    participants?: Actor[];
    format?: string;
    designation?: string;
    // statements
    speakers?: Actor[];
    addressees?: Actor[];
    quote?: string;
    medium?: string;
    position?: Position;
    // transfers
    supplier?: Actor;
    recipient?: Actor;
    item?: TransferItem;
    milestones?: { milestone: string; occurred: string }[];
    deliveredQuantity?: number;
    // actors
    kind?: string;
    aliases?: string[];
    country?: string;
    offices?: Office[];
    /** Elsewhere, by scheme, such as `wikidata`. */
    identifiers?: Record<string, string>;
}

/** An event that could not be handled, and does not count. What of it cannot be read is not there. */
export interface Parked {
    source?: string;
    id?: string;
    recorded: string;
    /** In English. */
    reason: string;
}

/** What an event says, by the schema of its type; texts by language. */
export type Wording = Record<string, unknown>;

export interface HistoryEntry {
    fact: string;
    type: string;
    /** Of the event: another one's, where both turned out to be one. */
    subject: string;
    occurred?: string;
    recorded: string;
    source: string;
    id: string;
    position: string;
    struck: boolean;
    struckBy?: EventId;
    reason?: string;
    /** Why a report has no effect although it stands. */
    passedOver?: Odd & { by?: EventId };
    data: Wording;
    /** What counts instead, where it was corrected; of what was taken back nothing does. */
    correctedTo?: Wording;
}

/** All that was told of a thing, in the order in which it became known. */
export interface History extends Page<HistoryEntry> {
    parked?: Parked[];
}

export interface Happening {
    subject: string;
    kind: Kind;
    type: string;
    occurred: string;
    title?: string;
    countries: string[];
    sectors: string[];
    source: string;
    id: string;
    languages?: Languages;
}

export interface Stance {
    country: string;
    stance: string;
    of?: string;
}

export interface Relation {
    countries: string[];
    counts: Record<string, number>;
    sectors: Record<string, number>;
    agreementsInForce: number;
    lastContact?: { occurred: string; subject: string };
    visits: { from: string; to: string; count: number }[];
    returnedVisits: number;
    positions: { issue: string; aligned: boolean; stances: Stance[] }[];
    activity: { month: string; count: number }[];
    strength: number;
}

export interface Network {
    nodes: { country: string; count: number }[];
    links: { countries: string[]; count: number; sectors: Record<string, number>; strength: number }[];
}

/** The issues on which somebody has taken a position. */
export interface Issues {
    items: { issue: string; statements: number; countries: string[] }[];
}

export interface Activity {
    items: { month?: string; week?: string; sector?: string; country?: string; type?: string; count: number }[];
}

export interface Hit {
    subject: string;
    kind: Kind;
    title?: string;
    countries: string[];
    occurred: string;
    highlight?: string;
    score: number;
    languages?: Languages;
}

export interface Found extends Page<Hit> {
    /** How many were ranked and counted, where more matches. */
    ranked?: number;
    facets: Record<string, Record<string, number>>;
}

export interface Progress {
    partitions: Record<string, number>;
    lag?: number;
    recorded?: string;
    /** When the earliest event was recorded: before, nothing was known. */
    since?: string;
}
