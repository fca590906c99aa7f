package dev.tandem.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The emulator stands alone, so that it can disagree with Tandem; inside, every room can be understood after those it uses. */
class EmulatorArchitectureTest {
    private static final String[] DOORS = {
        "dev.tandem.emulator.control..",
        "dev.tandem.emulator.gmail..",
        "dev.tandem.emulator.oauth..",
        "dev.tandem.emulator.smtp..",
        "dev.tandem.emulator.webmail.."
    };
    private static final JavaClasses EMULATOR =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.tandem");

    @Test
    void itDependsOnNoOtherModuleOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.tandem.emulator..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.tandem.emulator..",
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.eclipse.jetty..",
                        "org.h2.mvstore..",
                        "org.apache.james.mime4j..",
                        "org.subethamail..",
                        "com.nimbusds..")
                .check(EMULATOR);
    }

    @Test
    void itsRoomsHaveNoCycles() {
        slices().matching("dev.tandem.emulator.(**)").should().beFreeOfCycles().check(EMULATOR);
    }

    @Test
    void nobodyInsideKnowsWhoStartsIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.tandem.emulator.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tandem.emulator")
                .check(EMULATOR);
    }

    @Test
    void thePageKnowsNoOtherDoorAndNoDoorKnowsThePage() {
        noClasses()
                .that()
                .resideInAPackage("dev.tandem.emulator.webmail..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tandem.emulator.control..", "dev.tandem.emulator.gmail..", "dev.tandem.emulator.smtp..")
                .check(EMULATOR);
        classes()
                .that()
                .resideInAPackage("dev.tandem.emulator.webmail..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage("dev.tandem.emulator", "dev.tandem.emulator.webmail..")
                .check(EMULATOR);
    }

    @Test
    void whatIsStoredKnowsNothingOfDoors() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.tandem.emulator.store..", "dev.tandem.emulator.mailbox..", "dev.tandem.emulator.mime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DOORS)
                .check(EMULATOR);
    }
}
