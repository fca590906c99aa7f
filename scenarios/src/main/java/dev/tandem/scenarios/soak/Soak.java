package dev.tandem.scenarios.soak;

import java.security.SecureRandom;

/**
 * {@code ./tandem soak [minutes [seed]]}: half an hour with 50 mailboxes, in which everything goes wrong. Exit code 0 where Gmail and CRM
 * are equal at the end. Read, starred, archived and trashed are compared too (R19).
 */
public final class Soak {

    private static final int MINUTES_DEFAULT = 30;
    private static final int NEW_SEEDS = 1_000_000_000;

    private Soak() {}

    /** Minutes of traffic, and a seed. */
    public static void main(String[] arguments) {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MINUTES_DEFAULT;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new SecureRandom().nextInt(NEW_SEEDS);
        Outcome outcome = new SoakRun(SoakSize.minutes(minutes), seed, System.out::println).play();
        System.out.println();
        System.out.print(outcome.told());
        System.exit(outcome.equal() ? 0 : 1);
    }
}
