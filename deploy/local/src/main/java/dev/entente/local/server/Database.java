package dev.entente.local.server;

/** How a service reaches its database. */
public record Database(String jdbcUrl, String username, String password) {
    public static Database at(String host, int port, String name, String password) {
        return new Database("jdbc:postgresql://%s:%d/%s".formatted(host, port, name), name, password);
    }

    /** The same database with another account. */
    public Database as(String otherName, String otherPassword) {
        return new Database(jdbcUrl, otherName, otherPassword);
    }

    @Override
    public String toString() {
        return "Database[%s as %s]".formatted(jdbcUrl, username);
    }
}
