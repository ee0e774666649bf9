package ee.cdoc2.css.client.standin;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.ticket.PresentedTicket;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;

/** Whether a ticket is the one of its certificate's subject, and the certificate of the CA that may issue it. */
public record StandInTicketVerifier(CertificateAuthority eid, Map<String, CertificateAuthority> vendors) {

    /** What the ticket says, and whether it is true. */
    public record Result(PresentedTicket ticket, boolean authenticated) {}

    public Result verify(String text, String x5c) {
        PresentedTicket ticket = PresentedTicket.parse(text);
        try {
            X509Certificate certificate = certificate(x5c);
            certificate.verify(issuerFor(ticket.issuer()).getPublicKey());
            Signature signature = Signature.getInstance(
                    switch (ticket.algorithm()) {
                        case RS256 -> "SHA256withRSA";
                        case ES256 -> "SHA256withECDSAinP1363Format";
                    });
            signature.initVerify(certificate.getPublicKey());
            signature.update(ticket.signingInput());
            return new Result(
                    ticket,
                    signature.verify(ticket.signature())
                            && subject(certificate)
                                    .contains("=" + ticket.issuer().subjectSerialNumber()));
        } catch (GeneralSecurityException refused) {
            return new Result(ticket, false);
        }
    }

    private X509Certificate issuerFor(RecipientId recipient) {
        if (recipient instanceof RecipientId.Vendor vendor) {
            return vendors.get(vendor.name()).certificate();
        }
        return eid.certificate();
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName("RFC2253", Map.of("2.5.4.5", "SERIALNUMBER"));
    }

    private static X509Certificate certificate(String onelinePem) throws GeneralSecurityException {
        if (onelinePem.contains("\n") || !onelinePem.startsWith("-----BEGIN CERTIFICATE-----")) {
            throw new GeneralSecurityException("not a one-line PEM");
        }
        String pem =
                onelinePem.replace("CERTIFICATE-----", "CERTIFICATE-----\n").replace("-----END", "\n-----END");
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
