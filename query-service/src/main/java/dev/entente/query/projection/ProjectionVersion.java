package dev.entente.query.projection;

/**
 * What made read models; as text, as {@code edition} and {@code rebuild} keep it, the number and the contract: {@code 5 3f…}.
 *
 * @param number grows with whatever changes what any event comes to
 * @param contract a digest of the contract by which events were folded; evidence, since a number has one contract
 */
public record ProjectionVersion(int number, String contract) {

    /** Reads the text; what cannot be read is older than everything. */
    public static ProjectionVersion parse(String text) {
        var end = Math.max(0, text.indexOf(' '));
        var number = text.substring(0, end);
        return number.matches("\\d{1,9}")
                ? new ProjectionVersion(Integer.parseInt(number), text.substring(end + 1))
                : new ProjectionVersion(0, text);
    }

    /** Whoever is newer decides: read models of the newer are written by no other, those of the older are replaced. */
    public boolean isNewerThan(ProjectionVersion other) {
        return number > other.number;
    }

    @Override
    public String toString() {
        return number + " " + contract;
    }
}
