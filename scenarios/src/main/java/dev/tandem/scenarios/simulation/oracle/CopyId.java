package dev.tandem.scenarios.simulation.oracle;

/** A message in one mailbox. */
public record CopyId(String mailbox, String id) {

    @Override
    public String toString() {
        return mailbox.replaceAll("@.*", "") + "/" + id;
    }
}
