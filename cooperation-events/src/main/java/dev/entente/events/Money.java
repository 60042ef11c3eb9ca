package dev.entente.events;

/**
 * A sum of money.
 *
 * @param currency ISO 4217 alphabetic code
 * @param amount decimal number as text, {@code 12500000.00}, so that no digit is lost
 */
public record Money(String currency, String amount) {}
