package ee.cdoc2.css;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;

/** The arrows of docs/adr/0001: web to what is done, to what is kept; everybody may know the protocol. */
@AnalyzeClasses(packages = "ee.cdoc2.css", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String PROTOCOL = "ee.cdoc2.css.protocol..";
    private static final String SEAL = "ee.cdoc2.css.seal..";
    private static final String SECRET = "ee.cdoc2.css.secret..";
    private static final String FAILURE = "ee.cdoc2.css.failure..";
    private static final String PERSISTENCE = "ee.cdoc2.css.persistence..";
    private static final String WEB = "ee.cdoc2.css.web..";

    /** Here, since reading all classes takes as long as all rules. */
    @ArchTest
    static final ArchTests VERIFIED_TYPES = ArchTests.in(VerifiedTypes.class);

    @ArchTest
    static final ArchRule PROTOCOL_KNOWS_NOBODY = classes()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROTOCOL, "java..", "tools.jackson.core..");

    @ArchTest
    static final ArchRule SEALS_KNOW_THE_PROTOCOL_ALONE = classes()
            .that()
            .resideInAPackage(SEAL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(SEAL, PROTOCOL, "java..", "javax.crypto..");

    @ArchTest
    static final ArchRule PERSISTENCE_KNOWS_NO_ROOM_ABOVE_IT = classes()
            .that()
            .resideInAPackage(PERSISTENCE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    PERSISTENCE,
                    SEAL,
                    SECRET,
                    FAILURE,
                    PROTOCOL,
                    "java..",
                    "javax.sql..",
                    "jakarta.persistence..",
                    "org.flywaydb..");

    /** css.jar's launcher has it, and has nothing else of the application. */
    @ArchTest
    static final ArchRule SECRETS_KNOW_NOBODY = classes()
            .that()
            .resideInAPackage(SECRET)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(SECRET, "java..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_WEB = noClasses()
            .that()
            .resideOutsideOfPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WEB, "jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule THE_WEB_ASKS_SERVICES_NOT_THE_DATABASE = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PERSISTENCE, "jakarta.persistence..", "java.sql..");

    @ArchTest
    static final ArchRule TRUST_KNOWS_NO_CONTAINER = noClasses()
            .that()
            .resideInAnyPackage("ee.cdoc2.css.trust..", "ee.cdoc2.css.ocsp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("ee.cdoc2.css.(*)..").should().beFreeOfCycles();

    /**
     * The rooms, floor by floor: a room knows those of the floors below it, and none of its own floor. A new room needs a
     * place here.
     */
    private static final List<List<String>> FLOORS = List.of(
            List.of("protocol"),
            List.of("seal", "secret", "failure"),
            List.of("persistence"),
            List.of("masterkey"),
            List.of("common", "denial", "request", "provider"),
            List.of("trust", "ticket", "nonce", "audit", "remote", "smartid", "limit"),
            List.of("keyset"),
            List.of("session", "relyingparty"),
            List.of("authentication", "ocsp"),
            List.of("metrics"),
            List.of("share", "vault"),
            List.of("settings"),
            List.of("management"),
            List.of("application"),
            List.of("web.request", "web.operations"),
            List.of("web.filter"),
            List.of("web.problem"),
            List.of("web"));

    @ArchTest
    static final ArchRule ROOMS_KNOW_THE_FLOORS_BELOW = rooms();

    private static LayeredArchitecture rooms() {
        LayeredArchitecture rooms = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitectureIgnoring("ee.cdoc2.css.testkit..");
        for (String room : FLOORS.stream().flatMap(List::stream).toList()) {
            rooms = rooms.layer(room).definedBy("ee.cdoc2.css." + room + (room.equals("web") ? "" : ".."));
        }
        List<String> below = new ArrayList<>();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                LayeredArchitecture.LayerDependencySpecification may = rooms.whereLayer(room);
                rooms = below.isEmpty()
                        ? may.mayNotAccessAnyLayer()
                        : may.mayOnlyAccessLayers(below.toArray(String[]::new));
            }
            below.addAll(floor);
        }
        return rooms;
    }

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests hand in the time");

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_LOCALE_ZONE_OR_ENCODING = noClasses()
            .should()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "getBytes")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callConstructor(String.class, byte[].class)
            .orShould()
            .callConstructor(java.io.InputStreamReader.class, java.io.InputStream.class)
            .orShould()
            .callConstructor(java.io.OutputStreamWriter.class, java.io.OutputStream.class)
            .orShould()
            .callConstructor(java.io.PrintStream.class, java.io.OutputStream.class)
            .orShould()
            .callConstructor(java.io.FileReader.class, String.class)
            .orShould()
            .callConstructor(java.util.Scanner.class, java.io.InputStream.class)
            .orShould()
            .callMethod(java.util.Locale.class, "getDefault")
            .orShould()
            .callMethod(java.time.ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(java.nio.charset.Charset.class, "defaultCharset")
            .because("a Turkish locale has another i, and LANG=C no characters but those of ASCII");

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");
}
