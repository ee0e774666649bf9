package ee.cdoc2.css.trust;

import ee.cdoc2.css.protocol.RecipientId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * The issuers that are trusted, each for one domain. {@link #replace} exchanges all of them at once: nobody sees a mixture.
 * Thread-safe.
 */
public final class TrustAnchors {

    /** An issuer, with its name constraints already parsed. */
    record Anchor(AuthorityCertificate certificate, NameConstraintsOfIssuer constraints) {
        static Anchor of(X509Certificate x509) {
            AuthorityCertificate certificate = AuthorityCertificate.of(x509);
            return new Anchor(certificate, NameConstraintsOfIssuer.of(certificate.structure()));
        }

        X509Certificate x509() {
            return certificate.x509();
        }

        boolean isValidAt(Instant now) {
            return certificate.isValidAt(now);
        }
    }

    private volatile Map<TrustDomain, List<Anchor>> anchors;

    /**
     * Anchors as {@link CertificateFiles} has read and checked them.
     *
     * @param certificates CA certificates by domain; several may have the same name
     */
    public TrustAnchors(Map<TrustDomain, Set<X509Certificate>> certificates) {
        anchors = certificates.entrySet().stream()
                .filter(domain -> !domain.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, domain -> anchors(domain.getValue())));
    }

    /**
     * Reads the files of the trust anchors.
     *
     * @param settings where they are
     * @return the anchors, as they are in the files now
     * @throws CertificateFileFault with every fault, one sentence each that begins with the property's name; among them a
     *                              CA that is configured for two domains
     */
    public static TrustAnchors load(AnchorSettings settings) throws CertificateFileFault {
        return new TrustAnchors(AnchorLoader.load(settings));
    }

    /**
     * Trusts the issuers of another configuration from now on, and no other.
     *
     * @param other read and checked anew
     */
    public void replace(TrustAnchors other) {
        anchors = other.anchors;
    }

    /** {@return all anchors, for the operator to see; certificates by the prefix of the recipients they certify} */
    public Map<String, List<X509Certificate>> byPrefix() {
        Map<String, List<X509Certificate>> all = new TreeMap<>();
        anchors.forEach((domain, certificates) ->
                all.put(domain.prefix(), certificates.stream().map(Anchor::x509).toList()));
        return all;
    }

    /**
     * Whether some certificate could be verified at this moment.
     *
     * @param now the moment
     * @return true when an anchor is within its own validity
     */
    public boolean anyValidAt(Instant now) {
        return anchors.values().stream().flatMap(Collection::stream).anyMatch(anchor -> anchor.isValidAt(now));
    }

    private static List<Anchor> anchors(Set<X509Certificate> certificates) {
        return certificates.stream().map(Anchor::of).toList();
    }

    /**
     * Whether somebody could ever fetch a share that is addressed to this recipient.
     *
     * @param recipient any recipient id
     * @return true when the recipient's domain has a trust anchor
     */
    public boolean serves(RecipientId recipient) {
        return anchors.containsKey(TrustDomain.of(recipient));
    }

    /**
     * Warns the operator of anchors under which no certificate can be verified at this moment.
     *
     * @param now the moment
     * @return one sentence for each such anchor, with the name of the CA
     */
    public List<String> warnings(Instant now) {
        return anchors.values().stream()
                .flatMap(Collection::stream)
                .filter(anchor -> !anchor.isValidAt(now))
                .map(Anchor::x509)
                .map(anchor -> "trust anchor '" + anchor.getSubjectX500Principal() + "' is valid from "
                        + anchor.getNotBefore().toInstant() + " to "
                        + anchor.getNotAfter().toInstant()
                        + ": certificates under it are refused")
                .sorted()
                .toList();
    }

    boolean contains(RecipientCertificate certificate) {
        return anchors.values().stream()
                .flatMap(Collection::stream)
                .anyMatch(anchor -> anchor.x509().equals(certificate.x509()));
    }

    /** {@return the domain's anchors that have the name of the certificate's issuer} */
    List<Anchor> issuersOf(RecipientCertificate certificate, TrustDomain domain) {
        X500Principal issuer = certificate.x509().getIssuerX500Principal();
        return anchors.getOrDefault(domain, List.of()).stream()
                .filter(anchor -> anchor.x509().getSubjectX500Principal().equals(issuer))
                .toList();
    }
}
