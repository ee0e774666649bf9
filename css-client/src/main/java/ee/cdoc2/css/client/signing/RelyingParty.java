package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A contract with SK, and where its service is.
 *
 * @param url          base URL of the relying-party service, {@code https://…}
 * @param uuid         the relying party's UUID
 * @param name         the relying party's name, as the contract has it
 * @param certificates the TLS certificates of the service; no other is accepted
 */
public record RelyingParty(String url, String uuid, String name, List<X509Certificate> certificates) {

    /** Checks and copies. */
    public RelyingParty {
        certificates = List.copyOf(certificates);
        if (!url.startsWith("https://") || certificates.isEmpty()) {
            throw new ClientException(
                    Failure.SIGNING_FAILED,
                    "The relying-party service needs an https URL and at least one TLS certificate.",
                    "Give its URL and its certificate.");
        }
    }
}
