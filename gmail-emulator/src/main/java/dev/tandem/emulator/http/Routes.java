package dev.tandem.emulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of verb and path template, such as {@code GET /accounts/{email}}, to something of any kind. */
public final class Routes<T> {
    private final List<Route<T>> routes = new ArrayList<>();

    /** A route that was found, and what its braces stood for. */
    public record Match<T>(T target, Map<String, String> parameters) {}

    private record Route<T>(String verb, List<String> segments, T target) {}

    public Routes<T> add(String verb, String template, T target) {
        routes.add(new Route<>(verb, segments(template), target));
        return this;
    }

    /** Fixed segments win over braces. */
    public @Nullable Match<T> find(String verb, String path) {
        List<String> wanted = segments(path);
        Route<T> best = null;
        for (Route<T> route : routes) {
            if (route.verb.equals(verb) && fits(route.segments, wanted)) {
                best = best == null || fixed(route) > fixed(best) ? route : best;
            }
        }
        return best == null ? null : new Match<>(best.target, parameters(best.segments, wanted));
    }

    private static long fixed(Route<?> route) {
        return route.segments.stream().filter(segment -> !isBrace(segment)).count();
    }

    private static boolean fits(List<String> template, List<String> wanted) {
        if (template.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            String part = template.get(i);
            if (isBrace(part) ? wanted.get(i).isEmpty() : !part.equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> parameters(List<String> template, List<String> wanted) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String part = template.get(i);
            if (isBrace(part)) {
                found.put(part.substring(1, part.length() - 1), wanted.get(i));
            }
        }
        return found;
    }

    private static boolean isBrace(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return List.of(inner.split("/", -1));
    }
}
