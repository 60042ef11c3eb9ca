package dev.entente.query.ledger;

/** What a question may take of the database. */
public enum Cost {
    /** It looks up what it names, or walks along an index as far as a page needs. */
    LITTLE,
    /** It may look at much. All such questions share a part of the connections, so that there is always one for the others. */
    DEAR,
    /** It reads all there is, a part at a time, while a client takes it; the time that it may take is that of a part. */
    WHOLE
}
