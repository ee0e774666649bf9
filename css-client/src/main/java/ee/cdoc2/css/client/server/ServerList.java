package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Fingerprint;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The servers that a client knows. No two have one identifier.
 *
 * @param servers    the entries, in order
 * @param validUntil after this time the list is not used any more
 * @param signIn     what the second protocol needs beside them; nothing in a list for the first one
 */
public record ServerList(List<ServerEntry> servers, Optional<Instant> validUntil, Optional<SignInServers> signIn) {

    /** Checks and copies. */
    public ServerList {
        servers = List.copyOf(servers);
        Set<String> ids = new HashSet<>();
        signIn.ifPresent(others -> {
            ids.add(others.authServer().id());
            ids.add(others.rpServer().id());
        });
        for (ServerEntry server : servers) {
            if (!ids.add(server.id())) {
                throw new ClientException(
                        Failure.LIST_REFUSED,
                        server.id(),
                        "Two servers of the list have the identifier " + server.id()
                                + ": a capsule could mean either of them.",
                        "Remove one of them from the list.");
            }
        }
    }

    /**
     * A list for the first protocol.
     *
     * @param servers    the entries, in order
     * @param validUntil after this time the list is not used any more
     */
    public ServerList(List<ServerEntry> servers, Optional<Instant> validUntil) {
        this(servers, validUntil, Optional.empty());
    }

    /** {@return the servers that speak the second protocol, by their entries} */
    public List<ServerEntry> withSessions() {
        return servers.stream()
                .filter(server -> server.sessionNonceUrl().isPresent())
                .toList();
    }

    /**
     * What the second protocol needs.
     *
     * @return the auth server and the RP server
     * @throws ClientException {@link Failure#LIST_REFUSED} when the list has none
     */
    public SignInServers requireSignIn() {
        return signIn.orElseThrow(() -> new ClientException(
                Failure.LIST_REFUSED,
                "The server list has no auth server and RP server, which the second protocol needs.",
                "Get a newer server list, or use the first protocol: --protocol v1."));
    }

    /**
     * Looks up a server.
     *
     * @param id its identifier
     * @return its entry, or nothing
     */
    public Optional<ServerEntry> find(String id) {
        return servers.stream().filter(server -> server.id().equals(id)).findFirst();
    }

    /**
     * Looks up a server that has to be there.
     *
     * @param id its identifier
     * @return its entry
     * @throws ClientException {@link Failure#LIST_REFUSED}
     */
    public ServerEntry get(String id) {
        return find(id).orElseThrow(() -> new ClientException(
                Failure.LIST_REFUSED,
                id,
                "The server list has no server " + id + ".",
                "Choose one of: " + ids() + "."));
    }

    /**
     * The list with one more server.
     *
     * @param entry the server
     * @return the new list
     * @throws ClientException {@link Failure#LIST_REFUSED} if its identifier is taken
     */
    public ServerList with(ServerEntry entry) {
        List<ServerEntry> more = new ArrayList<>(servers);
        more.add(entry);
        return new ServerList(more, validUntil, signIn);
    }

    /**
     * The list with one more certificate of a server: before its key rolls over.
     *
     * @param id   of a shares server; {@code auth-server} or {@code rp-server}
     * @param next the certificate
     * @return the new list
     * @throws ClientException {@link Failure#LIST_REFUSED} if it is there already, there are too many, or no such server
     */
    public ServerList with(String id, X509Certificate next) {
        return changing(id, certificates -> ListedCertificates.with(certificates, next));
    }

    /**
     * The list without a certificate of a server: after its key rolled over.
     *
     * @param id  of a shares server; {@code auth-server} or {@code rp-server}
     * @param old whose fingerprint
     * @return the new list
     * @throws ClientException {@link Failure#LIST_REFUSED} if there is no such certificate, no other one, or no such server
     */
    public ServerList without(String id, Fingerprint old) {
        return changing(id, certificates -> ListedCertificates.without("The entry " + id, certificates, old));
    }

    private ServerList changing(String id, UnaryOperator<List<X509Certificate>> change) {
        Optional<SignInServers> others = signIn.map(servers -> servers.changing(id, change));
        if (!others.equals(signIn)) {
            return new ServerList(servers, validUntil, others);
        }
        ServerEntry changed = get(id).having(change.apply(get(id).certificates()));
        return new ServerList(
                servers.stream().map(old -> old.id().equals(id) ? changed : old).toList(), validUntil, signIn);
    }

    /**
     * The list with another end of validity.
     *
     * @param end when
     * @return the new list
     */
    public ServerList validUntil(Instant end) {
        return new ServerList(servers, Optional.of(end), signIn);
    }

    /**
     * The list with an auth server and an RP server.
     *
     * @param others in place of those that it has
     * @return the new list
     */
    public ServerList with(SignInServers others) {
        return new ServerList(servers, validUntil, Optional.of(others));
    }

    /**
     * Makes sure that the list may be used.
     *
     * @param now the time
     * @throws ClientException {@link Failure#LIST_REFUSED} when it is past its validity
     */
    public void requireValid(Instant now) {
        if (validUntil.map(now::isAfter).orElse(false)) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "The server list was valid until " + validUntil.get() + ".",
                    "Get a newer server list from whom you trust.");
        }
    }

    private String ids() {
        return String.join(", ", servers.stream().map(ServerEntry::id).toList());
    }
}
