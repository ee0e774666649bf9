package ee.cdoc2.css.trust;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The name constraints that a trust anchor's certificate carries (RFC 5280 section 4.2.1.10). The JDK's validator does
 * not look at those of an anchor, so they are checked here. Immutable once made.
 */
final class NameConstraintsOfIssuer {
    private final PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    /** The kinds of which no name at all is allowed: excluded by an empty text, which BouncyCastle's validator passes over. */
    private final Set<Integer> excludedKinds = new HashSet<>();

    private NameConstraintsOfIssuer() {}

    /**
     * @throws IllegalArgumentException when the extension cannot be read
     */
    static NameConstraintsOfIssuer of(X509CertificateHolder issuer) {
        NameConstraintsOfIssuer constraints = new NameConstraintsOfIssuer();
        Extension extension = issuer.getExtension(Extension.nameConstraints);
        if (extension != null) {
            constraints.add(NameConstraints.getInstance(extension.getParsedValue()));
        }
        return constraints;
    }

    private void add(NameConstraints extension) {
        if (extension.getPermittedSubtrees() != null) {
            validator.intersectPermittedSubtree(extension.getPermittedSubtrees());
        }
        if (extension.getExcludedSubtrees() != null) {
            for (GeneralSubtree excluded : extension.getExcludedSubtrees()) {
                validator.addExcludedSubtree(excluded);
                if (excluded.getBase().getName() instanceof ASN1String text
                        && text.getString().isEmpty()) {
                    excludedKinds.add(excluded.getBase().getTagNo());
                }
            }
        }
    }

    boolean permit(X509CertificateHolder certificate) {
        try {
            X500Name subject = certificate.getSubject();
            validator.checkPermittedDN(subject);
            validator.checkExcludedDN(subject);
            for (GeneralName name : namesOf(certificate)) {
                if (excludedKinds.contains(name.getTagNo())) {
                    return false;
                }
                validator.checkPermitted(name);
                validator.checkExcluded(name);
            }
            return true;
        } catch (NameConstraintValidatorException | RuntimeException notPermitted) {
            // RuntimeException: BouncyCastle throws several kinds of it for a name that makes no sense
            return false;
        }
    }

    /** Alternative names, and e-mail addresses in the subject, where older certificates have them. */
    private static List<GeneralName> namesOf(X509CertificateHolder certificate) {
        Stream<GeneralName> emails = Arrays.stream(certificate.getSubject().getRDNs(BCStyle.EmailAddress))
                .flatMap(name -> Arrays.stream(name.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(BCStyle.EmailAddress))
                .map(attribute -> email(attribute.getValue()));
        Extensions extensions = certificate.getExtensions();
        GeneralNames alternative =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return Stream.concat(emails, alternative == null ? Stream.of() : Arrays.stream(alternative.getNames()))
                .toList();
    }

    private static GeneralName email(ASN1Encodable value) {
        return new GeneralName(GeneralName.rfc822Name, ((ASN1String) value).getString());
    }
}
