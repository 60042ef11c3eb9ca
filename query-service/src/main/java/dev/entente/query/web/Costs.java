package dev.entente.query.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.entente.query.ledger.Cost;

/**
 * What answering may take of the database, whatever the caller asks for: of a method, or of all methods of a resource that say
 * nothing themselves. Where nobody says anything, it depends on the filters ({@link Costing}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Costs {
    Cost value();
}
