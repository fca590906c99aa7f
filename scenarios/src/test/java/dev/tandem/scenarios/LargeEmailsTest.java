package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.bench.LargeEmails;
import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InSandbox.class)
@DisplayName("R47, F53: emails with 25 MB attached")
class LargeEmailsTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final String PRIYA = "priya.nair@nair-design.example";

    /** Five of them stand in memory at 125 MB before anything is made of them; in base64 and read back that is four times as much. */
    private static final String SMALL_HEAP = "256m";

    @Test
    @DisplayName("five leave together from a server with a quarter of a gigabyte of heap, each whole and once")
    void fiveTogether() {
        try (EmulatorProcess emulator = EmulatorProcess.withHeap("2g");
                OwnPostgres postgres = OwnPostgres.start();
                ServerProcess server = postgres.usedBy(ServerSetup.fresh("large-emails", emulator))
                        .withHeap(SMALL_HEAP)
                        .start()) {
            EmulatedGmail gmail = new EmulatedGmail(emulator);
            Desk ben = Desk.in("Fenster Kramer", CrmApi.of(server.url(), BEN, "nordlicht"));
            ben.connect(BEN);

            assertThat(new LargeEmails(ben, ben.contact(PRIYA)).sendTogether(5, "Plans"))
                    .hasSize(5)
                    .containsOnly("SENT");

            assertThat(gmail.sent(BEN))
                    .hasSize(5)
                    .allMatch(copy -> gmail.source(BEN, copy).source().length() > LargeEmails.FILE_BYTES * 4L / 3);
            assertThat(server.running().log()).doesNotContain("OutOfMemoryError");
        }
    }
}
