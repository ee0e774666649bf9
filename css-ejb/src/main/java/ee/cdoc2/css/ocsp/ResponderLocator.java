package ee.cdoc2.css.ocsp;

import java.io.IOException;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;

/** Finds the responder of a certificate. */
final class ResponderLocator {
    private final OcspMode mode;

    ResponderLocator(OcspMode mode) {
        this.mode = mode;
    }

    /**
     * {@return the URL to ask at}
     *
     * @throws StatusUndetermined when nobody may be asked
     */
    URI responderOf(X509Certificate certificate) throws StatusUndetermined {
        if (mode instanceof OcspMode.Fixed fixed) {
            return fixed.responder();
        }
        if (mode instanceof OcspMode.Aia aia) {
            return named(certificate).stream()
                    .filter(aia.allowed()::include)
                    .findFirst()
                    .orElseThrow(() -> StatusUndetermined.notAllowed("the certificate names no responder on the list"));
        }
        throw StatusUndetermined.notAllowed("OCSP is off");
    }

    /** {@return the certificate's responders in their order, without those that no URL could name} */
    private static List<URI> named(X509Certificate certificate) throws StatusUndetermined {
        try {
            Extensions extensions = new X509CertificateHolder(certificate.getEncoded()).getExtensions();
            AuthorityInformationAccess access =
                    extensions == null ? null : AuthorityInformationAccess.fromExtensions(extensions);
            return access == null
                    ? List.of()
                    : Arrays.stream(access.getAccessDescriptions())
                            .filter(description -> description.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                            .map(AccessDescription::getAccessLocation)
                            .filter(location -> location.getTagNo() == GeneralName.uniformResourceIdentifier)
                            .map(location -> ASN1IA5String.getInstance(location.getName())
                                    .getString())
                            .map(ResponderUrl::parse)
                            .flatMap(Optional::stream)
                            .toList();
        } catch (IOException | CertificateEncodingException | RuntimeException unreadable) {
            // BouncyCastle throws several kinds of RuntimeException for an extension that makes no sense
            throw StatusUndetermined.notAllowed("the certificate's authority information access cannot be read");
        }
    }
}
