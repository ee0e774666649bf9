package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Certificates;
import ee.cdoc2.css.client.certificate.SubjectSerialNumber;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.StrictBase64;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Who is to sign.
 *
 * @param person the recipient
 */
record Signatory(RecipientId.Etsi person) {

    /**
     * Reads the certificate that came with a signature.
     *
     * @param base64 standard base64 of DER
     * @return the certificate, which is this person's; nothing when it is none
     * @throws ClientException {@link Failure#SIGNING_FAILED} when it is somebody else's
     */
    Optional<X509Certificate> certificate(String base64) {
        Optional<X509Certificate> certificate =
                StrictBase64.STANDARD.decode(base64).flatMap(Certificates::parse);
        certificate.ifPresent(this::requireOwn);
        return certificate;
    }

    private void requireOwn(X509Certificate certificate) {
        if (!SubjectSerialNumber.of(certificate).equals(Optional.of(person.subjectSerialNumber()))) {
            throw new ClientException(
                    Failure.SIGNING_FAILED,
                    "The certificate that signed belongs to somebody else than the capsule's recipient.",
                    "Sign with the recipient's own phone.");
        }
    }
}
