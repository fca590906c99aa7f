package dev.tandem.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house refuses a small server that breaks it; a rule that cannot fail proves nothing. */
class HouseRulesTest {

    private static final Pattern NAME =
            Pattern.compile("package ([\\w.]+);.*?(?:class|interface) (\\w+)", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("");

    static Stream<Sin> sins() {
        return Stream.of(
                sin(HouseRules::everyPackageIsARoomAnAdapterOrADoor, "package s.util; class Misc {}"),
                sin(
                        HouseRules::sqlIsSpokenInPostgresAlone,
                        "package s.contact; class Sql { java.sql.Connection line; }"),
                sin(
                        HouseRules::googleIsSpokenInGmailAlone,
                        "package s.inbound; class Wire { com.google.api.services.gmail.model.Message message; }"),
                sin(
                        HouseRules::secretsAreSealedInCryptoAlone,
                        "package s.gmail; class Seal { com.google.crypto.tink.Aead aead; }"),
                sin(
                        HouseRules::smtpIsSpokenInRelayAlone,
                        "package s.outbound; class Wire { org.eclipse.angus.mail.smtp.SMTPTransport line; }"),
                sin(
                        HouseRules::webhooksAreCalledInHttpAlone,
                        "package s.contact; class Ask { java.net.http.HttpClient client; }"),
                sin(
                        HouseRules::httpIsSpokenInWebAlone,
                        "package s.contact; @org.springframework.web.bind.annotation.RestController class Http {}"),
                sin(
                        HouseRules::roomsReachNeitherAdaptersNorDoors,
                        "package s.contact; class Up { s.web.Page page; }",
                        "package s.web; public class Page {}"),
                sin(
                        HouseRules::doorsReachNoAdapter,
                        "package s.work; class Loop { s.gmail.Rest rest; }",
                        "package s.gmail; public class Rest {}"),
                sin(
                        HouseRules::adaptersReachNoDoor,
                        "package s.gmail; class Rest { s.web.Page page; }",
                        "package s.web; public class Page {}"),
                sin(HouseRules::adaptersAreKnownByTheInterfacesOfRoomsOnly, "package s.gmail; public class Rest {}"),
                sin(HouseRules::storesImplementWhatRoomsDeclare, "package s.postgres; class PostgresThings {}"),
                sin(
                        HouseRules::transactionsAreBegunInRoomsAlone,
                        "package s.web; class Page { @org.springframework.transaction.annotation.Transactional void save() {} }"),
                sin(
                        HouseRules::nobodyAsksGoogleInsideATransactionalMethod,
                        "package s.mailbox; public interface Gmail {}",
                        "package s.inbound; class Slow { s.mailbox.Gmail gmail;"
                                + " @org.springframework.transaction.annotation.Transactional void run() {} }"),
                sin(
                        HouseRules::nobodyAnswersForASubAccountUnchecked,
                        "package s.web; @org.springframework.web.bind.annotation.RequestMapping(\"/s/{sub}/notes\")"
                                + " class Notes { @org.springframework.web.bind.annotation.GetMapping void all() {} }"),
                sin(
                        HouseRules::nobodyAnswersForASubAccountUnchecked,
                        "package s.web; class Notes { @org.springframework.web.bind.annotation.GetMapping(\"/s/{sub}/notes\")"
                                + " void all(String sub) {} }"),
                sin(
                        HouseRules::packagesHaveNoCycles,
                        "package s.contact; public class Here { s.mailbox.There there; }",
                        "package s.mailbox; public class There { s.contact.Here here; }"),
                sin(
                        HouseRules::timeAndChanceAreHandedIn,
                        "package s.inbound; class Now { Object at = java.time.Instant.now(); }"),
                sin(
                        HouseRules::timeAndChanceAreHandedIn,
                        "package s.inbound; class Day { Object at = java.time.LocalDate.now(); }"),
                sin(
                        HouseRules::timeAndChanceAreHandedIn,
                        "package s.inbound; class Ms { long at = System.currentTimeMillis(); }"),
                sin(
                        HouseRules::timeAndChanceAreHandedIn,
                        "package s.inbound; class Own { Object clock = java.time.InstantSource.system(); }"),
                sin(
                        HouseRules::timeAndChanceAreHandedIn,
                        "package s.inbound; class Id { Object id = java.util.UUID.randomUUID(); }"),
                sin(
                        HouseRules::timeAndChanceAreHandedIn,
                        "package s.inbound; class Dice { double eyes = Math.random(); }"),
                sin(
                        HouseRules::timeAndChanceAreHandedIn,
                        "package s.inbound; class Safe { Object chance = new java.security.SecureRandom(); }"));
    }

    @ParameterizedTest
    @MethodSource("sins")
    void refuses(Sin sin) throws IOException {
        compile(sin.sources());
        var violations = sin.ruleFor("s").evaluate(new ClassFileImporter().importPath(folder));
        assertThat(violations.hasViolation()).isTrue();
    }

    @Test
    void noRuleIsLeftOut() {
        assertThat(sins().map(sin -> sin.ruleFor("s").getDescription()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        HouseRules.all("s").map(ArchRule::getDescription).toList());
    }

    private static Sin sin(Function<HouseRules, ArchRule> rule, String... sources) {
        return new Sin(rule, List.of(sources));
    }

    /** A rule and the sources of a server that breaks it. */
    record Sin(Function<HouseRules, ArchRule> rule, List<String> sources) {

        ArchRule ruleFor(String root) {
            return rule.apply(new HouseRules(root));
        }

        @Override
        public String toString() {
            return ruleFor("s").getDescription() + ": " + sources;
        }
    }

    private void compile(List<String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            assertThat(name.find()).isTrue();
            Path file = folder.resolve(name.group(2) + ".java");
            Files.writeString(file, source);
            arguments.add(file.toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(code).isZero();
    }
}
