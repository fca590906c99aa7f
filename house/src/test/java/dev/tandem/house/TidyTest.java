package dev.tandem.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house is in order. {@link ChecksTest} shows that each check can fail. */
class TidyTest {

    private static final Repository REPOSITORY = Repository.here();

    static Stream<Named<Check>> checks() {
        return Checks.all().entrySet().stream().map(check -> Named.of(check.getKey(), check.getValue()));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void allIsInOrder(Check check) {
        assertThat(check.findings(REPOSITORY)).isEmpty();
    }

    @Test
    void theRepositoryIsReallyRead() {
        assertThat(REPOSITORY.java().count()).isGreaterThan(300);
        assertThat(REPOSITORY.file("server/src/main/resources/messages.properties"))
                .isPresent();
    }

    /** Lengths and names are told, so that they can be talked about. */
    @Test
    @SuppressWarnings("SystemOut")
    void lengthsAndNamesAreTold() {
        CodeMeasure measure = CodeMeasure.of(REPOSITORY);
        assertThat(measure.told()).first().asString().startsWith("Files: ");
        measure.told().forEach(System.out::println);
    }
}
