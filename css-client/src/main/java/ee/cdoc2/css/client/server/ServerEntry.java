package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.protocol.BaseUrl;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One server of a list.
 *
 * @param id           its identifier, the only thing that capsules say of it: 1 to 64 printable ASCII characters
 * @param organisation who operates it, 1 to 128 characters; equal for servers under one control
 * @param capsuleTypes what it can be used for, such as {@code KeySharesCapsule}; at least one
 * @param senderUrl    where shares are stored
 * @param recipientUrl where nonces and shares are fetched; also what tickets name
 * @param certificates the TLS certificates that it may show: at least one, at most {@value #MAX_CERTIFICATES}, all
 *                     different
 */
public record ServerEntry(
        String id,
        String organisation,
        Set<String> capsuleTypes,
        BaseUrl senderUrl,
        BaseUrl recipientUrl,
        List<X509Certificate> certificates) {
    /** More than that are no roll-over of keys. */
    public static final int MAX_CERTIFICATES = 8;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,128}");

    /** Checks and copies. */
    public ServerEntry {
        capsuleTypes = Set.copyOf(capsuleTypes);
        certificates = List.copyOf(certificates);
        require(
                ShareReference.isServerId(id),
                "An entry",
                "has an identifier that is not 1 to 64 printable characters");
        String name = "The entry " + id;
        require(NAME.matcher(organisation).matches(), name, "has no organisation of 1 to 128 characters");
        require(!capsuleTypes.isEmpty(), name, "has no capsule type");
        require(!certificates.isEmpty(), name, "has no certificate");
        require(certificates.size() <= MAX_CERTIFICATES, name, "has more than " + MAX_CERTIFICATES + " certificates");
        require(new HashSet<>(certificates).size() == certificates.size(), name, "has a certificate twice");
    }

    /** {@return identifier and organisation, for messages} */
    public String name() {
        return id + " (" + organisation + ")";
    }

    /**
     * Makes sure that the server takes shares of keys.
     *
     * @throws ClientException {@link Failure#LIST_REFUSED} if not
     */
    public void requireKeyShares() {
        if (!capsuleTypes.contains(Capsule.TYPE)) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    id,
                    "Server " + name() + " does not support " + Capsule.TYPE + " by its entry, only "
                            + String.join(", ", new TreeSet<>(capsuleTypes)) + ".",
                    "Choose another server.");
        }
    }

    /**
     * The entry with one more certificate: before the server's key rolls over.
     *
     * @param next the certificate
     * @return the new entry
     * @throws ClientException {@link Failure#LIST_REFUSED} if it is there already, or there are too many
     */
    public ServerEntry with(X509Certificate next) {
        List<X509Certificate> more = new ArrayList<>(certificates);
        more.add(next);
        return new ServerEntry(id, organisation, capsuleTypes, senderUrl, recipientUrl, more);
    }

    /**
     * The entry without a certificate: after the server's key rolled over.
     *
     * @param old whose fingerprint
     * @return the new entry
     * @throws ClientException {@link Failure#LIST_REFUSED} if there is no such certificate, or no other one
     */
    public ServerEntry without(Fingerprint old) {
        List<X509Certificate> rest = certificates.stream()
                .filter(each -> !Fingerprint.of(each).equals(old))
                .toList();
        require(rest.size() < certificates.size(), "The entry " + id, "has no certificate with this fingerprint");
        require(!rest.isEmpty(), "The entry " + id, "has no other certificate: add the next one first");
        return new ServerEntry(id, organisation, capsuleTypes, senderUrl, recipientUrl, rest);
    }

    private static void require(boolean holds, String who, String otherwise) {
        if (!holds) {
            throw new ClientException(Failure.LIST_REFUSED, who + " " + otherwise + ".", "Correct the server list.");
        }
    }
}
