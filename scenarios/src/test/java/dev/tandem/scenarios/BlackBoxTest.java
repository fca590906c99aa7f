package dev.tandem.scenarios;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scenarios see the product from outside")
class BlackBoxTest {

    private final JavaClasses scenarios = new ClassFileImporter().importPackages("dev.tandem.scenarios");

    @Test
    @DisplayName("and only the simulation calls its classes")
    void startedOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tandem.scenarios.simulation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tandem.server..", "dev.tandem.core..", "dev.tandem.emulator..")
                .check(scenarios);
    }

    @Test
    @DisplayName("and the oracle knows no rule but its own")
    void ownRules() {
        noClasses()
                .that()
                .resideInAPackage("dev.tandem.scenarios.simulation.oracle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tandem.server..", "dev.tandem.core..", "dev.tandem.emulator..")
                .check(scenarios);
    }
}
