package dev.tandem.server.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/** A time zone to choose: "Europe/Berlin", "Berlin, UTC+1". */
public record Zone(String id, String label) {

    /** The zones of regions and cities, by their distance to UTC at that moment, then by name; plain UTC first. */
    public static List<Zone> all(Instant now) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("(Europe|America|Africa|Asia|Australia|Pacific|Atlantic|Indian)/.+")
                        || id.equals("UTC"))
                .map(ZoneId::of)
                .sorted(Comparator.comparingInt(
                                (ZoneId zone) -> -offset(zone, now).getTotalSeconds())
                        .reversed()
                        .thenComparing(ZoneId::getId))
                .map(zone -> new Zone(zone.getId(), label(zone, now)))
                .toList();
    }

    private static String label(ZoneId zone, Instant now) {
        String city = zone.getId()
                .substring(zone.getId().indexOf('/') + 1)
                .replace('_', ' ')
                .replace("/", ", ");
        ZoneOffset offset = offset(zone, now);
        return city + ", UTC"
                + (offset.getTotalSeconds() == 0
                        ? ""
                        : offset.getId().replaceAll("^([+-])0", "$1").replace(":00", ""));
    }

    private static ZoneOffset offset(ZoneId zone, Instant now) {
        return zone.getRules().getOffset(now);
    }
}
