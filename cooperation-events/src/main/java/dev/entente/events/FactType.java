package dev.entente.events;

/**
 * One fact of a kind.
 *
 * @param name as in the event's type
 * @param rank its place in the life of an item, from 0: decides where dates leave the order open
 * @param founding whether an item can begin with it: then it needs a title and the essentials of its kind
 * @param contact whether people of the countries met when it happened
 */
public record FactType(String name, int rank, boolean founding, boolean contact) {}
