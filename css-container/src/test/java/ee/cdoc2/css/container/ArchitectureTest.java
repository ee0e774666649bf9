package ee.cdoc2.css.container;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLDecoder;
import java.net.URLEncoder;

/** Who may know whom in the library of containers. */
@AnalyzeClasses(packages = "ee.cdoc2.css.container", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_SERVER = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "ee.cdoc2.css.container..",
                    "ee.cdoc2.css.protocol",
                    "java.io..",
                    "java.lang..",
                    "java.net",
                    "java.nio..",
                    "java.security..",
                    "java.text..",
                    "java.util..",
                    "javax.crypto..",
                    "org.bouncycastle.crypto..",
                    "org.apache.commons.compress.archivers.tar..",
                    "com.google.flatbuffers..");

    /** Of the network's package, the two classes that are about text. */
    @ArchTest
    static final ArchRule NO_NETWORK = noClasses()
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("java.net")
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.belongToAnyOf(URLDecoder.class, URLEncoder.class))));

    @ArchTest
    static final ArchRule LIBRARIES_STOP_AT_THE_PACKAGE_THAT_NEEDS_THEM = noClasses()
            .that()
            .resideOutsideOfPackages("ee.cdoc2.css.container.archive", "ee.cdoc2.css.container.header")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "com.google..");

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY =
            slices().matching("ee.cdoc2.css.container.(*)..").should().beFreeOfCycles();
}
