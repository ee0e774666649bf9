package ee.cdoc2.css.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import ee.cdoc2.css.client.signing.MobileIdSigner;
import ee.cdoc2.css.client.signing.SmartIdSigner;

/** Who may know whom in the client. */
@AnalyzeClasses(packages = "ee.cdoc2.css.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule SK_STOPS_AT_TWO_CLASSES = noClasses()
            .that()
            .doNotBelongToAnyOf(SmartIdSigner.class, MobileIdSigner.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ee.sk..", "jakarta..", "javax.ws..", "org.glassfish..");

    @ArchTest
    static final ArchRule THE_LIBRARY_KNOWS_NO_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("ee.cdoc2.css.client.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli..", "ee.cdoc2.css.client.command..");

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY =
            slices().matching("ee.cdoc2.css.client.(*)..").should().beFreeOfCycles();
}
