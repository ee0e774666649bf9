package ee.cdoc2.css.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.vectors.ClientTicketVector;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.ticket.PresentedTicket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tickets that css-client made, from testdata/vectors: the server reads in them what the client meant. */
class ClientTicketVectorsTest {
    private final TicketSignature signature =
            new TicketSignature(EnumSet.allOf(SignatureAlgorithm.class), TestedVerifier.INSTANCE);

    static List<ClientTicketVector> vectors() {
        return Vectors.ofRepository().clientTickets();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void saysWhatTheClientMeant(ClientTicketVector vector) {
        PresentedTicket ticket = PresentedTicket.parse(vector.ticket());

        assertThat(ticket.algorithm()).hasToString(vector.algorithm());
        assertThat(ticket.issuer()).isEqualTo(RecipientId.parse(vector.issuer()).orElseThrow());
        assertThat(ticket.audience())
                .isEqualTo(ShareUrl.parse(vector.audience()).orElseThrow());
        assertThat(ticket.audience()).hasToString(vector.audience());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isSignedByTheClientsKey(ClientTicketVector vector) {
        PresentedTicket ticket = PresentedTicket.parse(vector.ticket());

        assertThatCode(() -> signature.verify(ticket, key(vector))).doesNotThrowAnyException();
    }

    private static PublicKey key(ClientTicketVector vector) throws GeneralSecurityException {
        String kind = vector.algorithm().equals("RS256") ? "RSA" : "EC";
        byte[] spki = Base64.getDecoder().decode(vector.publicKey());
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(spki));
    }
}
