package ee.cdoc2.css.client.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.vectors.Signers;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.ticket.PresentedTicket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tickets that the server's vectors call good, and the client's for the same share, are of one form. */
class ServerVectorsTest {
    private static final String BASE = "https://css.test:9443";
    private static final String SHARE = "5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e";
    private static final String OTHER = "https://other.example:443/key-shares/" + SHARE + "?nonce=AAAAAAAAAAAAAAAA";
    private static final Signers SIGNERS = new Signers(
            CertificateAuthority.named("eID CA"),
            CertificateAuthority.named("Vendor CA"),
            Clock.systemUTC(),
            "http://ocsp.test/");

    @ParameterizedTest
    @ValueSource(strings = {"mobile-id", "smart-id", "vendor"})
    void theClientsTicketHasTheFormOfTheVector(String name) {
        TicketVector vector = Vectors.ofRepository().tickets("good").stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        String good = vector.render(SIGNERS, BASE, SHARE, "AAAAAAAAAAAAAAAA").ticket();
        PresentedTicket read = PresentedTicket.parse(good);

        String made = TicketDraft.of(
                        RecipientId.parse(vector.recipient()).orElseThrow(),
                        read.algorithm(),
                        List.of(read.audience(), ShareUrl.parse(OTHER).orElseThrow()),
                        new SecureRandom())
                .signed(read.signature())
                .presentation(0);

        assertThat(form(made)).isEqualTo(form(good));
    }

    /** The ticket's JSON with salts and digests blanked: what is left must agree byte for byte. */
    private static List<String> form(String ticket) {
        String[] parts = ticket.split("[.~]", -1);
        return List.of(
                json(parts[0]),
                blank(json(parts[1])),
                Integer.toString(parts[2].length()),
                blank(json(parts[3])),
                blank(json(parts[4])),
                parts[5],
                Integer.toString(parts.length));
    }

    private static String json(String base64url) {
        return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
    }

    private static String blank(String json) {
        return json.replaceAll("\"[A-Za-z0-9_-]{43}\"", "digest").replaceAll("^\\[\"[A-Za-z0-9_-]+\"", "[salt");
    }
}
