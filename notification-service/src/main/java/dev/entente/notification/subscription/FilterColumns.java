package dev.entente.notification.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** A filter as it is stored: a column for each criterion, and the text as it was written. */
@Embeddable
class FilterColumns {

    @Column(name = "countries_any")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] countriesAny;

    @Column(name = "countries_all")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] countriesAll;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] sectors;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] instruments;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] parties;

    String words;

    @Column(name = "plain_words")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] plainWords;

    /** For the persistence provider. */
    protected FilterColumns() {}

    FilterColumns(Filter filter) {
        for (var criterion : Criterion.values()) {
            filter.column(criterion).ifPresent(values -> put(criterion, values.toArray(String[]::new)));
        }
        words = filter.text().orElse(null);
    }

    Filter filter() {
        return new Filter(Arrays.stream(Criterion.values()).collect(toMap(identity(), this::asked)));
    }

    private void put(Criterion criterion, String[] values) {
        switch (criterion) {
            case ALL_COUNTRIES -> countriesAll = values;
            case ANY_COUNTRY -> countriesAny = values;
            case SECTORS -> sectors = values;
            case INSTRUMENTS -> instruments = values;
            case PARTIES -> parties = values;
            case TEXT -> plainWords = values;
        }
    }

    private List<String> asked(Criterion criterion) {
        return switch (criterion) {
            case ALL_COUNTRIES -> list(countriesAll);
            case ANY_COUNTRY -> list(countriesAny);
            case SECTORS -> list(sectors);
            case INSTRUMENTS -> list(instruments);
            case PARTIES -> list(parties);
            case TEXT -> Stream.ofNullable(words).toList();
        };
    }

    private static List<String> list(String[] values) {
        return values == null ? List.of() : List.of(values);
    }
}
