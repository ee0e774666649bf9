package ee.cdoc2.css.ocsp;

import java.net.URI;
import java.util.Objects;

/** Which responder is asked for the status of certificates. */
public sealed interface OcspMode {

    /**
     * At the responder that the certificate names in its authority information access (RFC 5280 section 4.2.2.1).
     *
     * @param allowed the responders that may be asked
     */
    record Aia(ResponderHosts allowed) implements OcspMode {
        /** Refuses a missing list. */
        public Aia {
            Objects.requireNonNull(allowed);
        }
    }

    /**
     * At one responder for all certificates, whatever they name.
     *
     * @param responder its URL, http or https
     */
    record Fixed(URI responder) implements OcspMode {
        /**
         * Checks the URL.
         *
         * @throws IllegalArgumentException when it cannot name a responder
         */
        public Fixed {
            ResponderUrl.parse(responder.toString())
                    .orElseThrow(() -> new IllegalArgumentException("'" + responder + "' is not an http or https URL"));
        }
    }

    /** Not asked for at all: revoked certificates pass. For tests, and for issuers that have no responder. */
    record Off() implements OcspMode {}

    /**
     * Reads the mode as it is configured.
     *
     * @param text    {@code aia}, {@code off}, or the URL of one responder
     * @param allowed the responders that may be asked in mode {@code aia}
     * @return the mode
     * @throws IllegalArgumentException when the text is none of these
     */
    static OcspMode parse(String text, ResponderHosts allowed) {
        return switch (text) {
            case "aia" -> new Aia(allowed);
            case "off" -> new Off();
            default ->
                new Fixed(ResponderUrl.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + text + "' is neither 'aia' nor 'off' nor an http or https URL")));
        };
    }
}
