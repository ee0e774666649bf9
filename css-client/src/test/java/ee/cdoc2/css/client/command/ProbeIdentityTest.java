package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.signing.HashToSign;
import ee.cdoc2.css.client.signing.KeySigner;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeIdentityTest extends CommandTest {
    ProbeIdentityTest() {
        super(1);
    }

    @Test
    void theAuthorityHasCertifiedTheRecipientAndItsKeyIsNowhere() throws Exception {
        CommandRun made = make();

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("CSS_TRUST_PRIVATE_PROBE=", "CSS_TRUST_PRIVATE_PROBE_OCSP=off");
        try (var written = Files.list(files.folder().resolve("probe"))) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("probe-ca.pem", "probe.p12", "probe.password");
        }
        X509Certificate authority;
        try (var in = Files.newInputStream(files.folder().resolve("probe/probe-ca.pem"))) {
            authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        assertThat(authority.getBasicConstraints()).isZero();
        authority.verify(authority.getPublicKey());
        X509Certificate recipient = KeySigner.open(
                        Files.readAllBytes(files.folder().resolve("probe/probe.p12")),
                        files.read("probe/probe.password").strip().toCharArray())
                .sign(HashToSign.of("x.y"))
                .certificate();
        recipient.verify(authority.getPublicKey());
        assertThat(recipient.getBasicConstraints()).isNegative();
        assertThat(recipient.getSubjectX500Principal().getName("RFC1779")).contains("monitoring");
        assertThat(Duration.between(Instant.now(), recipient.getNotAfter().toInstant()))
                .isBetween(Duration.ofDays(364), Duration.ofDays(365));
    }

    @Test
    void nobodyElseReadsItsSecrets() throws Exception {
        assertThat(make().exitCode()).isZero();

        for (String secret : new String[] {"probe/probe.p12", "probe/probe.password"}) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(files.folder().resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nothingIsOverwritten() {
        assertThat(make().exitCode()).isZero();

        assertThat(make().exitCode()).isEqualTo(9);
    }

    /** A CA of people's for it would open the shares of all of them. */
    @Test
    void aPersonIsRefused() {
        CommandRun refused = make("--recipient", "etsi/PNOEE-48010010101");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(files.has("probe")).isFalse();
    }

    private CommandRun make(String... more) {
        return CommandRun.of(List.of("probe-identity", "--output", files.path("probe")), more);
    }
}
