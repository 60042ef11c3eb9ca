package dev.entente.events;

/** What facts of one kind can say of the item itself. */
public interface Terms<T extends Terms<T>> {

    /** These terms with what a later fact says in their place. */
    T then(T later);
}
