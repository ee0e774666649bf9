package ee.cdoc2.css.testkit.ticket;

import ee.cdoc2.css.testkit.pki.Identity;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The values of a ticket's placeholders.
 *
 * @param signer signs the ticket and presents its certificate
 * @param recipient the recipient id of the share
 * @param base the server's base URL with its port, {@code https://localhost:8443}
 * @param shareId the requested share
 * @param nonce the nonce for this share
 */
public record TicketValues(Identity signer, String recipient, String base, String shareId, String nonce) {

    private static final String SCHEME = "https://";
    private static final String DER = "der64:";

    /**
     * {@return the value of {@code {base}}, {@code {authority}} (host:port), {@code {host}}, {@code {HOST}} (upper
     * case), {@code {port}}, {@code {path}} (of the base URL), {@code {id}}, {@code {ID}} (upper case),
     * {@code {nonce}}, {@code {recipient}}, {@code {alg}} (of the signer's key), {@code {aud}},
     * {@code {aud-cpp}}, {@code {aud-java}} (the whole URL, without escapes or with those of the two deployed clients), {@code {salt}} (new each time),
     * {@code {x5c}} (the signer's certificate as one-line PEM), {@code {der64}} (its DER in standard base64),
     * {@code {der64:00}} (the same with these bytes, in hex, after the DER)}
     */
    public Optional<String> value(String placeholder) {
        if (placeholder.startsWith(DER)) {
            return Optional.of(der64(HexFormat.of().parseHex(placeholder.substring(DER.length()))));
        }
        return Optional.ofNullable(
                switch (placeholder) {
                    case "base" -> base;
                    case "authority" -> authority();
                    case "host" -> host();
                    case "HOST" -> host().toUpperCase(Locale.ROOT);
                    case "port" -> authority().substring(host().length() + 1);
                    case "path" -> base.substring(SCHEME.length() + authority().length());
                    case "id" -> shareId;
                    case "ID" -> shareId.toUpperCase(Locale.ROOT);
                    case "nonce" -> nonce;
                    case "recipient" -> recipient;
                    case "alg" -> new JwsSigner(signer).algorithm();
                    case "aud" -> audience();
                    case "aud-cpp" -> audience().replace("/", "\\/");
                    case "aud-java" -> audience().replace("=", "\\u003d");
                    case "salt" -> ClientTicket.salt();
                    case "x5c" -> signer.x5c();
                    case "der64" -> der64(new byte[0]);
                    default -> null;
                });
    }

    private String der64(byte[] trailing) {
        byte[] der = signer.der();
        byte[] all = Arrays.copyOf(der, der.length + trailing.length);
        System.arraycopy(trailing, 0, all, der.length, trailing.length);
        return Base64.getEncoder().encodeToString(all);
    }

    private String audience() {
        return base + "/key-shares/" + shareId + "?nonce=" + nonce;
    }

    private String authority() {
        String rest = base.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private String host() {
        return authority().substring(0, authority().lastIndexOf(':'));
    }

    /** Without the values: they hold a nonce and a person's name. */
    @Override
    public String toString() {
        return "TicketValues";
    }
}
