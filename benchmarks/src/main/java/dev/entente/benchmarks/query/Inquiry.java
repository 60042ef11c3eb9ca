package dev.entente.benchmarks.query;

/**
 * What is asked of the service to see by which plans it is answered.
 *
 * @param name in the report
 * @param address path and query
 * @param isEndless whether the answer goes on for as long as it is read, so that only its beginning is of interest
 */
record Inquiry(String name, String address, boolean isEndless) {

    static Inquiry of(String name, String address) {
        return new Inquiry(name, address, false);
    }

    static Inquiry ofBeginning(String name, String address) {
        return new Inquiry(name, address, true);
    }

    static Inquiry of(Question question) {
        return of(question.name(), question.address());
    }
}
