package dev.tandem.core.mailbox;

import java.util.List;

/**
 * What was spent lately, second by second, oldest first and the present one last. Never more than the limit within the whole window means
 * never more than it in any minute, however it falls.
 */
public record SpentUnits(List<Integer> bySecond) {

    /**
     * How long until so many units can be spent within the limit, in seconds; the whole window when they never can.
     *
     * @param limit of the window
     */
    public int secondsUntil(int units, int limit) {
        int spent = bySecond.stream().mapToInt(Integer::intValue).sum();
        int seconds = 0;
        while (seconds < bySecond.size() && spent + units > limit) {
            spent -= bySecond.get(seconds);
            seconds++;
        }
        return seconds;
    }
}
