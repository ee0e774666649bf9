package ee.cdoc2.css.client.ticket;

import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Writes testdata/vectors/client-tickets.txt anew, with new keys: to be run by hand when tickets change on purpose. */
final class WriteClientTickets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> BASES = List.of(
            "https://css.one.example:443",
            "https://css.two.example:8443",
            "https://css.three.example:443/shares",
            "https://127.0.0.1:8443",
            "https://[2001:db8::1]:443");

    private WriteClientTickets() {}

    public static void main(String[] arguments) throws Exception {
        StringBuilder file = new StringBuilder("# Tickets that css-client made. The private keys were not kept.\n");
        for (int n : new int[] {2, 3, 5}) {
            journey(file, n, "mobile-id", CertificateProfiles.mobileId("PNOEE-48010010101"), "etsi/PNOEE-48010010101");
            journey(file, n, "smart-id", CertificateProfiles.smartId("PNOEE-48010010101"), "etsi/PNOEE-48010010101");
            journey(file, n, "vendor", CertificateProfiles.mobileId("70000349"), "private/JIO/70000349");
        }
        Files.writeString(Path.of(arguments[0]), file, StandardCharsets.US_ASCII);
    }

    private static void journey(StringBuilder file, int n, String who, CertificateRequest profile, String recipient) {
        Identity signer = CertificateAuthority.named("CA").issue(profile);
        KeySigner key = new KeySigner(signer.key(), signer.certificate());
        List<ShareUrl> urls = IntStream.range(0, n)
                .mapToObj(i -> new ShareUrl(BaseUrl.parse(BASES.get(i)).orElseThrow(), ShareId.random(RANDOM), nonce()))
                .toList();
        TicketDraft draft = TicketDraft.of(RecipientId.parse(recipient).orElseThrow(), key.algorithm(), urls, RANDOM);
        SignedTicket ticket = draft.signed(key.sign(draft.hash()).signature());
        for (int i = 0; i < n; i++) {
            line(file, "\nname", who + "-" + (i + 1) + "-of-" + n);
            line(file, "algorithm", key.algorithm().name());
            line(file, "issuer", recipient);
            line(
                    file,
                    "public-key",
                    Base64.getEncoder()
                            .encodeToString(signer.certificate().getPublicKey().getEncoded()));
            line(file, "base", urls.get(i).base().toString());
            line(file, "share", urls.get(i).shareId().toString());
            line(file, "nonce", urls.get(i).nonce());
            line(file, "ticket", ticket.presentation(i));
        }
    }

    private static void line(StringBuilder file, String field, String value) {
        file.append(field).append(": ").append(value).append('\n');
    }

    private static String nonce() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
