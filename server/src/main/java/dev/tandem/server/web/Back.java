package dev.tandem.server.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Back to the page a form stood on, never out of the sub-account. */
final class Back {

    private Back() {}

    /** The path of the referring page if it lies in the same sub-account, else the given one. */
    static String to(Visit visit, @Nullable String referer, String otherwise) {
        try {
            URI from = referer == null ? URI.create("") : URI.create(referer);
            String path = from.getRawPath();
            if (path != null && path.startsWith(visit.path("/"))) {
                return from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
            }
        } catch (IllegalArgumentException noAddress) {
            return visit.path(otherwise);
        }
        return visit.path(otherwise);
    }
}
