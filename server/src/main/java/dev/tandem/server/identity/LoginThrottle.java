package dev.tandem.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords. Counts wrong attempts in the memory of this server; a restart forgets them, which a guesser
 * cannot bring about.
 */
@Component
class LoginThrottle {

    static final Duration WINDOW = Duration.ofMinutes(10);

    /** Wrong attempts at one login from one place: somebody who mistypes stays far below. */
    static final int PER_LOGIN_AND_PLACE_MAX = 10;

    /** Wrong attempts at one login from everywhere; higher, so that a stranger can hardly lock somebody out. */
    static final int PER_LOGIN_MAX = 100;

    /** Wrong attempts from one place at all logins; an office shares one address. */
    static final int PER_PLACE_MAX = 100;

    private static final int REMEMBERED_MAX = 50_000;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> failures = new HashMap<>();

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean admits(String login, String place) {
        return recent(both(login, place)) < PER_LOGIN_AND_PLACE_MAX
                && recent(ofLogin(login)) < PER_LOGIN_MAX
                && recent(ofPlace(place)) < PER_PLACE_MAX;
    }

    synchronized void failed(String login, String place) {
        makeRoom();
        note(both(login, place));
        note(ofLogin(login));
        note(ofPlace(place));
    }

    synchronized void succeeded(String login, String place) {
        failures.remove(both(login, place));
    }

    private void note(String key) {
        failures.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(clock.instant());
    }

    private int recent(String key) {
        Deque<Instant> times = failures.get(key);
        if (times == null) {
            return 0;
        }
        forgetOld(times);
        return times.size();
    }

    private void makeRoom() {
        if (failures.size() >= REMEMBERED_MAX) {
            failures.values().removeIf(times -> {
                forgetOld(times);
                return times.isEmpty();
            });
        }
    }

    private void forgetOld(Deque<Instant> times) {
        Instant since = clock.instant().minus(WINDOW);
        times.removeIf(time -> time.isBefore(since));
    }

    private static String both(String login, String place) {
        return login + " " + place;
    }

    private static String ofLogin(String login) {
        return "login " + login;
    }

    private static String ofPlace(String place) {
        return "place " + place;
    }
}
