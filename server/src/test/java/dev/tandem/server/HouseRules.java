package dev.tandem.server;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The arrows inside a server: doors call rooms, rooms call {@code core}, adapters implement what rooms declare. Stated for any root
 * package, so that each can be shown to catch a server that breaks it.
 */
final class HouseRules {

    private static final String[] ROOMS = {
        "campaign",
        "claim",
        "contact",
        "conversation",
        "csv",
        "demo",
        "draft",
        "heldback",
        "identity",
        "inbound",
        "mailbox",
        "notice",
        "outbound",
        "outgoing",
        "policy",
        "provider",
        "reply",
        "smartbcc",
        "webhook",
        "workflow"
    };
    private static final String[] ADAPTERS = {
        "blob", "crypto", "gmail", "http", "mailcheck", "mailproof", "postgres", "relay", "smtpin"
    };
    private static final String[] DOORS = {"web", "work"};

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** Every rule, for the server with this root package. */
    static Stream<ArchRule> all(String root) {
        HouseRules rules = new HouseRules(root);
        return Stream.of(
                rules.everyPackageIsARoomAnAdapterOrADoor(),
                rules.sqlIsSpokenInPostgresAlone(),
                rules.googleIsSpokenInGmailAlone(),
                rules.secretsAreSealedInCryptoAlone(),
                rules.smtpIsSpokenInRelayAlone(),
                rules.webhooksAreCalledInHttpAlone(),
                rules.httpIsSpokenInWebAlone(),
                rules.roomsReachNeitherAdaptersNorDoors(),
                rules.doorsReachNoAdapter(),
                rules.adaptersReachNoDoor(),
                rules.adaptersAreKnownByTheInterfacesOfRoomsOnly(),
                rules.storesImplementWhatRoomsDeclare(),
                rules.transactionsAreBegunInRoomsAlone(),
                rules.nobodyAsksGoogleInsideATransactionalMethod(),
                rules.nobodyAnswersForASubAccountUnchecked(),
                rules.packagesHaveNoCycles(),
                rules.timeAndChanceAreHandedIn());
    }

    ArchRule everyPackageIsARoomAnAdapterOrADoor() {
        String[] known = Stream.of(packages(ROOMS), packages(ADAPTERS), packages(DOORS), new String[] {root})
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return classes().should().resideInAnyPackage(known).as("Every package is a room, an adapter or a door");
    }

    ArchRule sqlIsSpokenInPostgresAlone() {
        return onlyIn(
                "postgres",
                "java.sql..",
                "javax.sql..",
                "org.postgresql..",
                "org.springframework.jdbc..",
                "com.zaxxer..",
                "org.flywaydb..",
                "io.zonky..");
    }

    ArchRule googleIsSpokenInGmailAlone() {
        return onlyIn("gmail", "com.google.api..", "com.google.auth..", "com.nimbusds..");
    }

    ArchRule secretsAreSealedInCryptoAlone() {
        return onlyIn("crypto", "com.google.crypto..");
    }

    /** How an email is written is another matter: for that the library's public half is there. */
    ArchRule smtpIsSpokenInRelayAlone() {
        return onlyIn("relay", "org.eclipse.angus..");
    }

    /** What answers over HTTP lives in {@code web}; this is about asking. */
    ArchRule webhooksAreCalledInHttpAlone() {
        return onlyIn("http", "java.net.http..");
    }

    ArchRule httpIsSpokenInWebAlone() {
        return onlyIn(
                "web",
                "jakarta.servlet..",
                "org.springframework.web..",
                "org.springframework.http..",
                "org.springframework.ui..",
                "org.springframework.security.web..",
                "org.thymeleaf..");
    }

    ArchRule roomsReachNeitherAdaptersNorDoors() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(ROOMS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(both(packages(ADAPTERS), packages(DOORS)))
                .as("Rooms reach neither adapters nor doors");
    }

    ArchRule doorsReachNoAdapter() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(DOORS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(ADAPTERS))
                .as("Doors reach no adapter");
    }

    ArchRule adaptersReachNoDoor() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(ADAPTERS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(DOORS))
                .as("Adapters reach no door");
    }

    /** What is not public can be had only as the interface that a room declared. */
    ArchRule adaptersAreKnownByTheInterfacesOfRoomsOnly() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(ADAPTERS))
                .and()
                .areTopLevelClasses()
                .should()
                .bePublic()
                .as("Adapters are known by the interfaces of rooms only");
    }

    ArchRule storesImplementWhatRoomsDeclare() {
        return classes()
                .that()
                .haveSimpleNameStartingWith("Postgres")
                .should()
                .implement(resideInAnyPackage(packages(ROOMS)))
                .as("Stores implement what rooms declare");
    }

    /** One door may: what remembers the answer to a request has to commit together with what the request did. */
    ArchRule transactionsAreBegunInRoomsAlone() {
        String rememberingAnswers = root + ".web.api.protocol.Idempotency";
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages(ROOMS))
                .and(DescribedPredicate.describe(
                        "do not remember answers", type -> !type.getName().equals(rememberingAnswers)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.transaction..")
                .as("Transactions are begun in rooms alone");
    }

    /** A transaction that waits for the provider holds its locks as long as the provider likes. */
    ArchRule nobodyAsksGoogleInsideATransactionalMethod() {
        return noClasses()
                .that(haveTransactionalMethods())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(root + ".mailbox.Gmail")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(root + ".mailbox.ConsentDesk")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(root + ".provider.Provider")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(root + ".webhook.WebhookCaller")
                .as("Nobody asks Google inside a transactional method");
    }

    /** {@code Visit} and {@code Access} exist only for somebody who may be in the sub-account. */
    ArchRule nobodyAnswersForASubAccountUnchecked() {
        return methods()
                .that(DescribedPredicate.describe("answer for a sub-account", HouseRules::answersForASubAccount))
                .should(HouseConditions.takeOneOf("Visit", "Access"))
                .allowEmptyShould(true)
                .as("Nobody answers for a sub-account unchecked");
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().as("Packages have no cycles");
    }

    /**
     * Time and chance are handed in. What may make chance of its own: three places that make secrets, which no test foresees, and
     * the command that has no server around it to hand them in.
     */
    ArchRule timeAndChanceAreHandedIn() {
        List<String> secrets = List.of(
                root + ".TimeAndChance",
                root + ".identity.Secrets",
                root + ".postgres.DatabasePassword",
                root + ".postgres.SealedVerdictKey",
                root + ".mailcheck.CheckMailDomain");
        return noClasses()
                .that(DescribedPredicate.describe("make none of their own", type -> !secrets.contains(type.getName())))
                .should()
                .callCodeUnitWhere(readsTheClock())
                .orShould()
                .callCodeUnitWhere(rollsDice())
                .as("Time and chance are handed in");
    }

    private static DescribedPredicate<JavaCall<?>> readsTheClock() {
        DescribedPredicate<JavaCall<?>> now = target(nameMatching("now"))
                .and(target(owner(assignableTo(Temporal.class).or(assignableTo(Instant.class)))));
        DescribedPredicate<JavaCall<?>> millis =
                target(nameMatching("currentTimeMillis")).and(target(owner(assignableTo(System.class))));
        DescribedPredicate<JavaCall<?>> systems = target(nameMatching("system.*"))
                .and(target(owner(assignableTo(InstantSource.class).or(assignableTo(Clock.class)))));
        return DescribedPredicate.describe(
                "read the clock", call -> now.test(call) || millis.test(call) || systems.test(call));
    }

    private static DescribedPredicate<JavaCall<?>> rollsDice() {
        DescribedPredicate<JavaCall<?>> uuid =
                target(nameMatching("randomUUID")).and(target(owner(assignableTo(UUID.class))));
        DescribedPredicate<JavaCall<?>> math =
                target(nameMatching("random")).and(target(owner(assignableTo(Math.class))));
        DescribedPredicate<JavaCall<?>> made = target(nameMatching("<init>|current|of|getDefault"))
                .and(target(owner(assignableTo(RandomGenerator.class))));
        return DescribedPredicate.describe("roll dice", call -> uuid.test(call) || math.test(call) || made.test(call));
    }

    private static boolean answersForASubAccount(JavaMethod method) {
        return method.isMetaAnnotatedWith(RequestMapping.class)
                && (names(method.getAnnotations()) || names(method.getOwner().getAnnotations()));
    }

    private static boolean names(Collection<? extends JavaAnnotation<?>> annotations) {
        return annotations.stream()
                .flatMap(annotation -> Stream.of("value", "path").map(annotation::get))
                .flatMap(Optional::stream)
                .anyMatch(paths -> paths instanceof Object[] several
                        && Stream.of(several).anyMatch(path -> path.toString().contains("{sub}")));
    }

    private static DescribedPredicate<JavaClass> haveTransactionalMethods() {
        return DescribedPredicate.describe(
                "have transactional methods",
                type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Transactional.class)));
    }

    private ArchRule onlyIn(String room, String... foreign) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreign)
                .as("Only " + room + " knows " + String.join(", ", foreign));
    }

    private String[] packages(String... rooms) {
        return Stream.of(rooms).map(room -> root + "." + room + "..").toArray(String[]::new);
    }

    private static String[] both(String[] some, String[] others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }
}
