package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.certificate.PresentedCertificate;
import ee.cdoc2.css.protocol.BaseUrl;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Looks at the TLS certificate of a running server that is to be listed, and has its fingerprint compared.
 *
 * @param context of the command
 * @param console where the fingerprint is shown
 */
record ShownCertificate(CommandContext context, Console console) {

    /**
     * Looks.
     *
     * @param url      where
     * @param id       what the server is called in a failure
     * @param expected the fingerprint that it must have; nothing has a person compare it
     * @return the certificate
     * @throws ClientException when nobody answers, or with another certificate than expected
     */
    X509Certificate at(BaseUrl url, String id, Optional<Fingerprint> expected) {
        X509Certificate certificate = new PresentedCertificate(
                        context.timeouts().connect())
                .of(url)
                .orElseThrow(() -> new ClientException(
                        Failure.SERVER_UNREACHABLE,
                        id,
                        "No server that speaks TLS 1.3 answers at " + url + ".",
                        "Check the URL and the network."));
        Fingerprint fingerprint = Fingerprint.of(certificate);
        console.say("The server shows the certificate with SHA-256");
        console.say("  " + fingerprint);
        console.say("  valid until " + certificate.getNotAfter().toInstant());
        if (expected.isEmpty()) {
            console.warn("Compare the fingerprint " + fingerprint + " with the one that the operator tells you over "
                    + "another channel, before anybody uses this entry.");
        } else if (!expected.get().equals(fingerprint)) {
            throw new ClientException(
                    Failure.SERVER_NOT_TRUSTED,
                    id,
                    "The server at " + url + " shows the certificate with SHA-256 " + fingerprint
                            + ", and not the expected one.",
                    "Ask the operator. Somebody may be between you and the server.");
        }
        return certificate;
    }
}
