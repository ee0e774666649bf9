package ee.cdoc2.css;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.authentication.RecipientAuthenticator;
import ee.cdoc2.css.authentication.TokenAuthenticator;
import ee.cdoc2.css.trust.AuthorityCertificate;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificate;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** Rules of {@link ArchitectureTest}: what is verified is made in one place each, and a recipient's certificate is decoded in one place. */
final class VerifiedTypes {

    @ArchTest
    static final ArchRule ONLY_THE_CHECKS_MAKE_AN_AUTHENTICATED_RECIPIENT = constructors()
            .that()
            .areDeclaredIn(AuthenticatedRecipient.class)
            .should()
            .onlyBeCalled()
            .byClassesThat()
            .belongToAnyOf(RecipientAuthenticator.class, TokenAuthenticator.class);

    @ArchTest
    static final ArchRule ONLY_THE_PATH_MAKES_AN_ISSUED_CERTIFICATE = constructors()
            .that()
            .areDeclaredIn(IssuedCertificate.class)
            .should()
            .onlyBeCalled()
            .byClassesThat()
            .belongToAnyOf(CertificatePath.class);

    /**
     * The two types decode a certificate when they are made; CertificateFileReader reads what is configured, at start; and
     * CheckedCertificate is one, and passes on what it is asked.
     */
    @ArchTest
    static final ArchRule CERTIFICATES_ARE_DECODED_ONCE = noClasses()
            .that()
            .resideInAnyPackage("ee.cdoc2.css.authentication", "ee.cdoc2.css.trust", "ee.cdoc2.css.ocsp")
            .and()
            .doNotBelongToAnyOf(RecipientCertificate.class, AuthorityCertificate.class)
            .and()
            .doNotHaveSimpleName("CertificateFileReader")
            .and()
            .doNotHaveSimpleName("CheckedCertificate")
            .should()
            .callConstructor(X509CertificateHolder.class, byte[].class)
            .orShould()
            .callConstructor(X509CertificateHolder.class, org.bouncycastle.asn1.x509.Certificate.class)
            .orShould()
            .callMethod(CertificateFactory.class, "generateCertificate", java.io.InputStream.class)
            .orShould()
            .callMethod(Certificate.class, "getEncoded")
            .orShould()
            .callMethod(X509Certificate.class, "getEncoded");

    private VerifiedTypes() {}
}
