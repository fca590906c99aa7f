package dev.tandem.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The core decides, and nothing else: the same question has the same answer on every machine and at every time. */
class PurityTest {

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.tandem.core");

    private static final Set<String> OF_THE_MOMENT = Set.of(
            "now",
            "currentTimeMillis",
            "nanoTime",
            "random",
            "randomUUID",
            "getenv",
            "getProperty",
            "getDefault",
            "systemDefault");

    private static final ArchRule ONLY_THE_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.tandem.core..", "java..", "org.jspecify..");

    private static final ArchRule NO_OUTSIDE_WORLD = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.sql..",
                    "java.util.concurrent..");

    private static final ArchRule NO_CLOCK_AND_NO_CHANCE = noClasses()
            .should()
            .callCodeUnitWhere(describe("it depends on the moment or the machine", PurityTest::isOfTheMoment))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(".*(?:Clock|InstantSource|Random|RandomGenerator)");

    @Test
    @DisplayName("Core uses the JDK and jspecify alone")
    void onlyTheJdk() {
        ONLY_THE_JDK.check(CORE);
    }

    @Test
    @DisplayName("Core touches no file, no network, no database and no thread")
    void noOutsideWorld() {
        NO_OUTSIDE_WORLD.check(CORE);
    }

    @Test
    @DisplayName("Core asks neither the clock nor chance nor the machine it runs on")
    void noClockAndNoChance() {
        NO_CLOCK_AND_NO_CHANCE.check(CORE);
    }

    @Test
    @DisplayName(
            "Inside core the arrows point from inbound, outbound and smartbcc to conversation and mailbox, contact, mail")
    void arrows() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("inbound")
                .definedBy("dev.tandem.core.inbound..")
                .layer("outbound")
                .definedBy("dev.tandem.core.outbound..")
                .layer("smartbcc")
                .definedBy("dev.tandem.core.smartbcc..")
                .layer("campaign")
                .definedBy("dev.tandem.core.campaign..")
                .layer("workflow")
                .definedBy("dev.tandem.core.workflow..")
                .layer("template")
                .definedBy("dev.tandem.core.template..")
                .layer("conversation")
                .definedBy("dev.tandem.core.conversation..")
                .layer("mailbox")
                .definedBy("dev.tandem.core.mailbox..")
                .layer("contact")
                .definedBy("dev.tandem.core.contact..")
                .layer("mail")
                .definedBy("dev.tandem.core.mail..")
                .whereLayer("inbound")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("outbound")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("smartbcc")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("campaign")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("workflow")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("template")
                .mayNotAccessAnyLayer()
                .whereLayer("conversation")
                .mayOnlyBeAccessedByLayers("inbound", "outbound", "smartbcc")
                .whereLayer("mailbox")
                .mayOnlyBeAccessedByLayers("inbound", "outbound", "smartbcc", "conversation")
                .whereLayer("contact")
                .mayOnlyBeAccessedByLayers(
                        "inbound", "outbound", "smartbcc", "conversation", "mailbox", "campaign", "workflow")
                .whereLayer("mail")
                .mayNotAccessAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(CORE);
    }

    @Test
    @DisplayName("Inside core no room leads back to itself")
    void noCycles() {
        slices().matching("dev.tandem.core.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @ParameterizedTest
    @ValueSource(classes = {AsksTheTime.class, AsksTheDay.class, AsksAClock.class, DrawsLots.class, MakesUpAnId.class})
    @DisplayName("Whoever asks the clock or chance is caught")
    void impureIsCaught(Class<?> impure) {
        assertThat(NO_CLOCK_AND_NO_CHANCE
                        .evaluate(new ClassFileImporter().importClasses(impure))
                        .hasViolation())
                .isTrue();
    }

    @Test
    @DisplayName("Whoever uses a library or reads a file is caught")
    void outsideWorldIsCaught() {
        JavaClasses impure = new ClassFileImporter().importClasses(ReadsAFile.class, UsesALibrary.class);

        assertThat(ONLY_THE_JDK.evaluate(impure).getFailureReport().toString()).contains("UsesALibrary");
        assertThat(NO_OUTSIDE_WORLD.evaluate(impure).getFailureReport().toString())
                .contains("ReadsAFile");
    }

    private static boolean isOfTheMoment(JavaCall<?> call) {
        return OF_THE_MOMENT.contains(call.getTarget().getName())
                && call.getTargetOwner().getPackageName().startsWith("java.");
    }

    static final class AsksTheTime {
        Instant answer() {
            return Instant.now();
        }
    }

    static final class AsksTheDay {
        LocalDate answer() {
            return LocalDate.now(java.time.ZoneOffset.UTC);
        }
    }

    static final class AsksAClock {
        Instant answer(Clock clock) {
            return clock.instant();
        }
    }

    static final class DrawsLots {
        int answer() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    static final class MakesUpAnId {
        UUID answer() {
            return UUID.randomUUID();
        }
    }

    static final class ReadsAFile {
        String answer(Path file) throws IOException {
            return Files.readString(file);
        }
    }

    static final class UsesALibrary {
        void answer() {
            Assertions.fail();
        }
    }
}
