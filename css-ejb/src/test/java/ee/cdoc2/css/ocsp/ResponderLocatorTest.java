package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateExtension;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.trust.Certificates;
import ee.cdoc2.css.trust.RecipientCertificate;
import java.io.IOException;
import java.net.URI;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponderLocatorTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final String AIA = "1.3.6.1.5.5.7.1.1";
    private static final ResponderLocator LOCATOR =
            new ResponderLocator(new OcspMode.Aia(ResponderHosts.parse("aia.sk.ee, Responder.Example:8080 ,[::1]:81")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://aia.sk.ee/eid2016",
                "HTTP://AIA.SK.EE/eid2016",
                "http://aia.sk.ee",
                "http://aia.sk.ee:80/x",
                "https://aia.sk.ee:443/x",
                "https://aia.sk.ee/x",
                "http://responder.example:8080/",
                "http://[::1]:81/"
            })
    void findsAResponderOnTheList(String url) throws Exception {
        assertThat(LOCATOR.responderOf(certificate(ocsp(url)))).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example/",
                "http://aia.sk.ee.other.example/",
                "http://sub.aia.sk.ee/",
                "http://aia.sk.ee:8080/",
                "https://aia.sk.ee:80/",
                "http://responder.example/",
                "ftp://aia.sk.ee/",
                "http://aia.sk.ee@other.example/",
                "http://user@aia.sk.ee/",
                "http://aia.sk.ee\\@other.example/",
                "file://aia.sk.ee/etc/passwd",
                "ldap://aia.sk.ee/",
                "//aia.sk.ee/",
                "aia.sk.ee",
                "",
                "http:///x",
                "http://aia.sk.ee/#fragment",
                "http://aia.sk.ee:99999/",
                "http://aia.sk.ee./",
                "http://127.0.0.1/",
                "http://a ia.sk.ee/",
                "mailto:aia.sk.ee"
            })
    void refusesOtherUrls(String url) {
        refused(ocsp(url));
    }

    @Test
    void refusesAnOverlongUrl() throws Exception {
        String longest = "http://aia.sk.ee/" + "x".repeat(1007);

        assertThat(longest).hasSize(1024);
        assertThat(LOCATOR.responderOf(certificate(ocsp(longest)))).isEqualTo(URI.create(longest));
        refused(ocsp(longest + "x"));
    }

    @Test
    void takesTheFirstAllowedOfSeveral() throws Exception {
        assertThat(LOCATOR.responderOf(certificate(
                        ocsp("http://other.example/"), ocsp("http://aia.sk.ee/1"), ocsp("http://aia.sk.ee/2"))))
                .isEqualTo(URI.create("http://aia.sk.ee/1"));
    }

    @Test
    void doesNotTakeTheIssuersCertificateForAResponder() {
        refused(new AccessDescription(
                AccessDescription.id_ad_caIssuers,
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://aia.sk.ee/ca.crt")));
    }

    @Test
    void refusesALocationThatIsNoUrlAndTakesTheNext() throws Exception {
        AccessDescription name =
                new AccessDescription(AccessDescription.id_ad_ocsp, new GeneralName(new X500Name("CN=aia.sk.ee")));

        refused(name);
        assertThat(LOCATOR.responderOf(certificate(name, ocsp("http://aia.sk.ee/"))))
                .isEqualTo(URI.create("http://aia.sk.ee/"));
    }

    @Test
    void refusesACertificateWithoutResponder() {
        refused(Certificates.recipients(
                CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101")).certificate()));
    }

    @Test
    void refusesAnExtensionThatCannotBeRead() {
        refused(Certificates.recipients(CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101")
                        .extension(new CertificateExtension(AIA, false, new byte[] {4, 1, 0})))
                .certificate()));
    }

    @Test
    void asksAConfiguredResponderWhateverTheCertificateNames() throws Exception {
        URI configured = URI.create("https://ocsp.example/");

        assertThat(new ResponderLocator(new OcspMode.Fixed(configured))
                        .responderOf(certificate(ocsp("http://aia.sk.ee/"))))
                .isEqualTo(configured);
    }

    @Test
    void findsNobodyWhenOff() {
        ResponderLocator off = new ResponderLocator(new OcspMode.Off());

        assertThat(catchThrowableOfType(
                                StatusUndetermined.class, () -> off.responderOf(certificate(ocsp("http://aia.sk.ee/"))))
                        .denial())
                .isEqualTo(Denial.OCSP_RESPONDER_NOT_ALLOWED);
    }

    private static void refused(AccessDescription description) {
        refused(certificate(description));
    }

    /** The label of its metrics, also where no setting could spell it: an address with the name of a link. */
    @ParameterizedTest
    @CsvSource({
        "http://OCSP.example/eid, ocsp.example",
        "http://[2001:DB8:0::1]:8080, [2001:db8:0:0:0:0:0:1]",
        "http://[FE80::1%ETH0]/ocsp, [fe80::1%eth0]"
    })
    void aHostHasOneSpelling(URI url, String host) {
        assertThat(ResponderUrl.host(url)).isEqualTo(host);
    }

    private static void refused(RecipientCertificate certificate) {
        assertThat(catchThrowableOfType(StatusUndetermined.class, () -> LOCATOR.responderOf(certificate))
                        .denial())
                .isEqualTo(Denial.OCSP_RESPONDER_NOT_ALLOWED);
    }

    private static AccessDescription ocsp(String url) {
        return new AccessDescription(
                AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, url));
    }

    private static RecipientCertificate certificate(AccessDescription... descriptions) {
        try {
            byte[] value = new DERSequence(descriptions).getEncoded();
            return Certificates.recipients(CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101")
                            .extension(new CertificateExtension(AIA, false, value)))
                    .certificate());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
