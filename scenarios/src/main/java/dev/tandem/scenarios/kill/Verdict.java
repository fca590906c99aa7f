package dev.tandem.scenarios.kill;

/**
 * How the email of one point ended.
 *
 * @param state what the CRM shows
 * @param standing how many of them its recipient has
 * @param inSent how many of them stand in Sent; by the provider none does
 * @param trouble what kept the point from being struck; empty where it was
 */
record Verdict(KillPoint point, String state, long standing, long inSent, String trouble) {

    /** One email stands there, or it is shown as unclear where nobody can know, and then never two. */
    boolean good() {
        boolean inPlace = inSent == (point.way() == Way.GMAIL ? standing : 0);
        boolean once = state.equals("SENT") && standing == 1;
        boolean unclear = state.equals("UNKNOWN") && standing <= 1 && point.mayBeUnclear();
        return trouble.isEmpty() && inPlace && (once || unclear);
    }

    /** Whether there is no sense in waiting for another end. */
    boolean ended() {
        return state.equals("SENT") || state.equals("UNKNOWN") || state.equals("FAILED");
    }

    /** One line of the table. */
    String told() {
        return "%3d  %-8s  %-72s  %-8s %d  %s"
                .formatted(
                        point.number(),
                        point.way(),
                        cut(point.blow().toString()),
                        state,
                        standing,
                        good() ? "ok" : ended() || !trouble.isEmpty() ? "WRONG " + trouble : "waits");
    }

    private static String cut(String words) {
        return words.length() <= 72 ? words : words.substring(0, 71) + "…";
    }
}
