package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustAnchorsTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST CA");
    private static final RecipientId PERSON =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final RecipientId OF_JIO =
            RecipientId.parse("private/JIO/70000349").orElseThrow();

    @Test
    void serveRecipientsOfTheirOwnDomain() {
        assertThat(new TrustAnchors(Map.of(new TrustDomain.Etsi(), Set.of(CA.certificate()))).serves(PERSON))
                .isTrue();
        assertThat(new TrustAnchors(Map.of(new TrustDomain.Vendor("JIO"), Set.of(CA.certificate()))).serves(OF_JIO))
                .isTrue();
    }

    @Test
    void serveNobodyElse() {
        assertThat(new TrustAnchors(Map.of(new TrustDomain.Etsi(), Set.of(CA.certificate()))).serves(OF_JIO))
                .isFalse();
        assertThat(new TrustAnchors(Map.of(new TrustDomain.Vendor("OTHER"), Set.of(CA.certificate()))).serves(OF_JIO))
                .isFalse();
    }

    @Test
    void aDomainWithoutAnchorsServesNobody() {
        assertThat(new TrustAnchors(Map.of(new TrustDomain.Etsi(), Set.of())).serves(PERSON))
                .isFalse();
    }

    @Test
    void warnOfAnchorsOutsideTheirValidity() {
        Instant now = Instant.now();
        CertificateAuthority expired = CertificateAuthority.selfSigned(
                CertificateAuthority.profile("OLD CA")
                        .validity(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))),
                Clock.systemUTC());
        TrustAnchors anchors =
                new TrustAnchors(Map.of(new TrustDomain.Etsi(), Set.of(CA.certificate(), expired.certificate())));

        assertThat(anchors.warnings(now)).singleElement().asString().contains("OLD CA", "certificates under it");
        assertThat(anchors.anyValidAt(now)).isTrue();
        assertThat(new TrustAnchors(Map.of(new TrustDomain.Etsi(), Set.of(expired.certificate()))).anyValidAt(now))
                .isFalse();
    }

    @Test
    void areShownByThePrefixOfWhomTheyCertify() {
        CertificateAuthority ofJio = CertificateAuthority.named("JIO CA");
        TrustAnchors anchors = new TrustAnchors(Map.of(
                new TrustDomain.Etsi(), Set.of(CA.certificate()),
                new TrustDomain.Vendor("JIO"), Set.of(ofJio.certificate())));

        assertThat(anchors.byPrefix())
                .isEqualTo(Map.of("etsi", List.of(CA.certificate()), "private/JIO", List.of(ofJio.certificate())));
    }
}
