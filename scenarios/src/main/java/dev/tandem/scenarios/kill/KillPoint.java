package dev.tandem.scenarios.kill;

/**
 * One point on the way of one email.
 *
 * @param number from 1
 */
record KillPoint(int number, Way way, Blow blow) {

    /** What the email is called, so that it can be told from all others. */
    String subject() {
        return "Kill point " + number + ".";
    }

    /**
     * Whether nobody can know whether it left, so that it may be shown as unclear: a provider that was told the end of an email cannot be
     * asked. Gmail always can.
     */
    boolean mayBeUnclear() {
        return way == Way.PROVIDER
                && switch (blow) {
                    case Blow.Dies(var points) -> points.stream().anyMatch(point -> point.startsWith("delivery."));
                    case Blow.Killed killed -> true;
                    case Blow.Cut(Moment moment) -> moment.leavesDoubt();
                    case Blow.Faulty faulty -> false;
                    case Blow.FaultyAndDies both -> false;
                };
    }
}
