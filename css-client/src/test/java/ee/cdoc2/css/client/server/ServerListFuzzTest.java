package ee.cdoc2.css.client.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A server list is read as it would be written, or refused; for who takes signed ones only, nobody else's list is one. */
class ServerListFuzzTest implements FuzzTarget {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final X509Certificate SIGNER = CertificateAuthority.selfSigned(
                    CertificateAuthority.profile("LIST SIGNER"), CLOCK)
            .certificate();
    private static final ServerListReader SIGNED = new ServerListReader(Optional.of(SIGNER), CLOCK);
    private static final ServerListReader PLAIN = new ServerListReader(Optional.empty(), CLOCK);

    @Override
    public void read(byte[] input) {
        assertThatThrownBy(() -> SIGNED.read(input)).isInstanceOfSatisfying(ClientException.class, this::refused);
        try {
            ServerList list = PLAIN.read(input);
            assertThat(ServerListFormat.write(ServerListFormat.parse(ServerListFormat.write(list))))
                    .isEqualTo(ServerListFormat.write(list));
        } catch (ClientException refused) {
            refused(refused);
        }
    }

    private void refused(ClientException refused) {
        assertThat(refused.failure()).isEqualTo(Failure.LIST_REFUSED);
    }
}
