package ee.cdoc2.css.trust;

import java.math.BigInteger;
import java.util.ArrayList;
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
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The name constraints that a trust anchor's certificate carries (RFC 5280 section 4.2.1.10). The JDK's validator does
 * not look at those of an anchor, and BouncyCastle's takes a subtree for something else than the beginning of a name, so
 * they are checked here. Immutable once made.
 */
final class NameConstraintsOfIssuer {
    private final List<NameSubtree> permitted = new ArrayList<>();
    private final List<NameSubtree> excluded = new ArrayList<>();
    /** The forms with a constraint that nobody can apply: a certificate with a name of such a form is refused. */
    private final Set<Integer> unprocessed = new HashSet<>();

    private NameConstraintsOfIssuer() {}

    /**
     * @throws IllegalArgumentException when the extension cannot be read
     */
    static NameConstraintsOfIssuer of(X509CertificateHolder issuer) {
        Extension extension = issuer.getExtension(Extension.nameConstraints);
        return extension == null
                ? new NameConstraintsOfIssuer()
                : of(NameConstraints.getInstance(extension.getParsedValue()));
    }

    /**
     * @throws IllegalArgumentException when there is no subtree, or one of them makes no sense
     */
    static NameConstraintsOfIssuer of(NameConstraints extension) {
        NameConstraintsOfIssuer constraints = new NameConstraintsOfIssuer();
        constraints.add(extension.getPermittedSubtrees(), constraints.permitted);
        constraints.add(extension.getExcludedSubtrees(), constraints.excluded);
        if (extension.getPermittedSubtrees() == null && extension.getExcludedSubtrees() == null) {
            throw new IllegalArgumentException("name constraints without a subtree");
        }
        return constraints;
    }

    private void add(GeneralSubtree[] subtrees, List<NameSubtree> to) {
        if (subtrees == null) {
            return;
        }
        if (subtrees.length == 0) {
            throw new IllegalArgumentException("an empty list of subtrees");
        }
        for (GeneralSubtree subtree : subtrees) {
            if (isProcessed(subtree)) {
                to.add(NameSubtree.of(subtree.getBase()));
            } else {
                unprocessed.add(subtree.getBase().getTagNo());
            }
        }
    }

    private static boolean isProcessed(GeneralSubtree subtree) {
        return NameSubtree.FORMS.contains(subtree.getBase().getTagNo())
                && subtree.getMinimum().equals(BigInteger.ZERO)
                && subtree.getMaximum() == null;
    }

    boolean permit(X509CertificateHolder certificate) {
        try {
            return namesOf(certificate).allMatch(this::permit);
        } catch (RuntimeException notComparable) {
            // thrown by us, and in several kinds by BouncyCastle, for a name that makes no sense
            return false;
        }
    }

    private boolean permit(GeneralName name) {
        if (unprocessed.contains(name.getTagNo()) || excluded.stream().anyMatch(subtree -> subtree.contains(name))) {
            return false;
        }
        // a form that no permitted subtree has is not limited
        return permitted.stream().noneMatch(subtree -> subtree.isOfForm(name))
                || permitted.stream().anyMatch(subtree -> subtree.contains(name));
    }

    /**
     * The subject unless it is empty, alternative names, and e-mail addresses in the subject, where older certificates
     * have them: the RFC asks for the last only where there are no alternative names, we always do.
     */
    private static Stream<GeneralName> namesOf(X509CertificateHolder certificate) {
        X500Name subject = certificate.getSubject();
        Stream<GeneralName> directory = subject.size() == 0 ? Stream.of() : Stream.of(new GeneralName(subject));
        Stream<GeneralName> emails = Arrays.stream(subject.getRDNs(BCStyle.EmailAddress))
                .flatMap(name -> Arrays.stream(name.getTypesAndValues()))
                .filter(attribute -> attribute.getType().equals(BCStyle.EmailAddress))
                .map(attribute -> email(attribute.getValue()));
        Extensions extensions = certificate.getExtensions();
        GeneralNames alternative =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        return Stream.of(
                        directory,
                        emails,
                        alternative == null ? Stream.<GeneralName>of() : Arrays.stream(alternative.getNames()))
                .flatMap(names -> names);
    }

    private static GeneralName email(ASN1Encodable value) {
        return new GeneralName(GeneralName.rfc822Name, ((ASN1String) value).getString());
    }
}
