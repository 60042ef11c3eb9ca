package dev.entente.imports.mapping;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.entente.events.edtf.Edtf;
import dev.entente.events.edtf.EdtfException;

/**
 * How dates are written in a table, tried in this order; each becomes a date of the Extended Date/Time Format, as exact
 * as the pattern is.
 *
 * @param nothing texts that stand where no date is known
 */
public record DatePatterns(List<Form> forms, Set<String> nothing) {

    private static final String EDTF = "edtf";

    /** One way to write a date; without a formatter, that of EDTF itself. */
    public record Form(String pattern, Optional<DateTimeFormatter> formatter) {}

    static DatePatterns parse(Yaml yaml) {
        if (!yaml.isMap()) {
            return new DatePatterns(forms(yaml, Locale.ENGLISH), Set.of());
        }
        var section = new Section(yaml);
        var language = section.take("language").map(DatePatterns::language).orElse(Locale.ENGLISH);
        var patterns =
                new DatePatterns(forms(section.need("patterns"), language), Set.copyOf(section.texts("nothing")));
        section.end();
        return patterns;
    }

    private static Locale language(Yaml yaml) {
        var locale = Locale.forLanguageTag(yaml.text());
        if (locale.getLanguage().isEmpty()) {
            throw yaml.fault("'%s' is no language such as en, tr or ms".formatted(yaml.text()));
        }
        return locale;
    }

    private static List<Form> forms(Yaml patterns, Locale language) {
        return patterns.list().stream().map(pattern -> form(pattern, language)).toList();
    }

    private static Form form(Yaml yaml, Locale language) {
        var pattern = yaml.text();
        if (pattern.equals(EDTF)) {
            return new Form(pattern, Optional.empty());
        }
        if (!pattern.matches(".*[yu].*")) {
            throw yaml.fault("'%s' is no pattern of a date, such as dd.MM.yyyy, d MMMM yyyy, MM/yyyy, yyyy or edtf"
                    .formatted(pattern));
        }
        try {
            return new Form(
                    pattern,
                    Optional.of(new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern.replace('y', 'u')) // the year itself, which needs no era
                            .toFormatter(language)
                            .withResolverStyle(ResolverStyle.STRICT)));
        } catch (IllegalArgumentException e) {
            throw yaml.fault("'%s' is no pattern of a date: %s".formatted(pattern, e.getMessage()));
        }
    }

    /**
     * The date in EDTF; nothing where the text stands for none.
     *
     * @throws ValueFault where no pattern fits
     */
    public Optional<String> edtf(String text) {
        if (nothing.contains(text)) {
            return Optional.empty();
        }
        return Optional.of(forms.stream()
                .flatMap(form -> read(form, text).stream())
                .findFirst()
                .orElseThrow(() -> new ValueFault("'%s' is no date as the mapping has it (%s)"
                        .formatted(text, forms.stream().map(Form::pattern).collect(Collectors.joining(", "))))));
    }

    private static Optional<String> read(Form form, String text) {
        try {
            return form.formatter().isEmpty()
                    ? Optional.of(Edtf.parse(text).toString())
                    : written(form.formatter().get().parse(text));
        } catch (DateTimeParseException | EdtfException e) {
            return Optional.empty(); // another form may fit
        }
    }

    /** What the formatter has found, from the year on, as far as it goes. */
    private static Optional<String> written(TemporalAccessor found) {
        if (!found.isSupported(ChronoField.YEAR)) {
            return Optional.empty();
        }
        var year = found.get(ChronoField.YEAR);
        if (year < 1 || year > 9999) {
            return Optional.empty();
        }
        var text = new StringBuilder("%04d".formatted(year));
        for (var field : List.of(ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH)) {
            if (!found.isSupported(field)) {
                break;
            }
            text.append("-%02d".formatted(found.get(field)));
        }
        return Optional.of(text.toString());
    }
}
