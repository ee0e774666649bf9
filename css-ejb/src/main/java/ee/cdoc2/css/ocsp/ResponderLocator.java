package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.trust.RecipientCertificate;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;

/** Finds the responder of a certificate. */
final class ResponderLocator {
    private final OcspMode mode;

    ResponderLocator(OcspMode mode) {
        this.mode = mode;
    }

    /**
     * {@return the URL to ask at}
     *
     * @throws StatusUndetermined when no responder may be asked
     */
    URI responderOf(RecipientCertificate certificate) throws StatusUndetermined {
        if (mode instanceof OcspMode.Fixed fixed) {
            return fixed.responder();
        }
        ResponderHosts allowed = mode instanceof OcspMode.Aia aia ? aia.allowed() : ResponderHosts.none();
        return named(certificate).stream()
                .filter(allowed::include)
                .findFirst()
                .orElseThrow(() -> StatusUndetermined.notAllowed("the certificate names no responder on the list"));
    }

    /** {@return the responders that the certificate names, in their order; without what is no usable URL} */
    private static List<URI> named(RecipientCertificate certificate) throws StatusUndetermined {
        try {
            Extensions extensions = certificate.structure().getExtensions();
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
        } catch (RuntimeException unreadable) {
            // BouncyCastle throws several kinds of it for an extension that makes no sense
            throw StatusUndetermined.notAllowed("the certificate's authority information access cannot be read");
        }
    }
}
