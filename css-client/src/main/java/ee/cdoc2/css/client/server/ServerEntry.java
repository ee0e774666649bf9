package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
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
 * @param sessionNonceUrl by which session tokens of the second protocol name it, as the auth server has it; nothing for a
 *                        server that speaks the first one only
 * @param certificates the TLS certificates that it may show: at least one, at most {@value #MAX_CERTIFICATES}, all
 *                     different
 */
public record ServerEntry(
        String id,
        String organisation,
        Set<String> capsuleTypes,
        BaseUrl senderUrl,
        BaseUrl recipientUrl,
        Optional<SessionNonceUrl> sessionNonceUrl,
        List<X509Certificate> certificates)
        implements PinnedServer {
    /** More than that are no roll-over of keys. */
    public static final int MAX_CERTIFICATES = 8;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,128}");

    /** Checks and copies. */
    public ServerEntry {
        capsuleTypes = Set.copyOf(capsuleTypes);
        ListedCertificates.require(
                ShareReference.isServerId(id),
                "An entry",
                "has an identifier that is not 1 to 64 printable characters");
        String name = "The entry " + id;
        ListedCertificates.require(
                NAME.matcher(organisation).matches(), name, "has no organisation of 1 to 128 characters");
        ListedCertificates.require(!capsuleTypes.isEmpty(), name, "has no capsule type");
        certificates = ListedCertificates.checked(name, certificates);
    }

    /**
     * A server that speaks the first protocol only, by its entry.
     *
     * @param id           as above
     * @param organisation as above
     * @param capsuleTypes as above
     * @param senderUrl    as above
     * @param recipientUrl as above
     * @param certificates as above
     */
    public ServerEntry(
            String id,
            String organisation,
            Set<String> capsuleTypes,
            BaseUrl senderUrl,
            BaseUrl recipientUrl,
            List<X509Certificate> certificates) {
        this(id, organisation, capsuleTypes, senderUrl, recipientUrl, Optional.empty(), certificates);
    }

    /** {@return identifier and organisation, for messages} */
    public String name() {
        return id + " (" + organisation + ")";
    }

    @Override
    public String title() {
        return "Server " + name();
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

    /** {@return the entry with these certificates in place of its own} */
    ServerEntry having(List<X509Certificate> other) {
        return new ServerEntry(id, organisation, capsuleTypes, senderUrl, recipientUrl, sessionNonceUrl, other);
    }
}
