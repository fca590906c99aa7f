package dev.tandem.server.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, in JDBC's form.
 *
 * @param jdbc {@code jdbc:postgresql://…}
 * @param user absent: named in the URL, or the driver's default
 * @param password absent: named in the URL, or none
 */
record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    /** Reads JDBC's own form and the {@code postgres://user:password@host:port/name} of hosting providers. */
    static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, null, null);
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw refused();
        }
        try {
            return fromUri(new URI(text));
        } catch (URISyntaxException e) {
            throw refused();
        }
    }

    private static DatabaseUrl fromUri(URI uri) {
        if (uri.getHost() == null) {
            throw refused();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                jdbc, login.length > 0 ? decoded(login[0]) : null, login.length > 1 ? decoded(login[1]) : null);
    }

    /** A plus sign is a plus sign here, unlike in forms. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Says nothing of the text itself: it may hold a password. */
    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("TANDEM_DATABASE_URL is no address of a PostgreSQL database. Write it as "
                + "jdbc:postgresql://host:5432/name?user=…&password=… or postgres://user:password@host:5432/name, "
                + "or leave it out to use the embedded database.");
    }

    @Override
    public String toString() {
        return "DatabaseUrl[hidden]";
    }
}
