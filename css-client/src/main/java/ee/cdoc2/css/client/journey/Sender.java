package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.StoredShare;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Splits a key and leaves one share on each server: steps 1 to 4 of docs/protocol.md. */
public final class Sender {
    private final Connections connections;
    private final KeySplit split;
    private final Stopwatch stopwatch;

    /**
     * A sender.
     *
     * @param connections to the servers
     * @param random      a cryptographically secure source
     * @param clock       for measuring
     * @param progress    whom to tell
     */
    public Sender(Connections connections, SecureRandom random, Clock clock, Progress progress) {
        this.connections = connections;
        this.split = new KeySplit(random);
        this.stopwatch = new Stopwatch(clock, progress);
    }

    /**
     * Sends a key. It stops at the first server that fails: no share is sent to another one in its place, because the
     * sender chose these.
     *
     * @param key       the key
     * @param recipient who may fetch the shares
     * @param servers   at least one, all different, taken from the server list
     * @return what the recipient needs to find the shares
     * @throws SendFailed      when a server did not take its share
     * @throws ClientException {@link Failure#LIST_REFUSED} when the servers cannot be used together
     */
    public Capsule send(KeyMaterial key, RecipientId recipient, List<ServerEntry> servers) {
        return send(key, recipient, servers, Optional.empty()).capsule();
    }

    /**
     * Sends a key that is to be had until a time.
     *
     * @param key       the key
     * @param recipient who may fetch the shares
     * @param servers   at least one, all different, taken from the server list
     * @param expires   when the servers are to delete their shares; nothing leaves it to each of them
     * @return what the recipient needs to find the shares, and what each server said about its own
     * @throws SendFailed      when a server did not take its share
     * @throws ClientException {@link Failure#LIST_REFUSED} when the servers cannot be used together
     */
    public Sent send(KeyMaterial key, RecipientId recipient, List<ServerEntry> servers, Optional<Instant> expires) {
        requireUsable(servers);
        Independence.warning(servers).ifPresent(stopwatch.progress()::warning);
        List<Share> shares = stopwatch.time(Step.SPLIT, () -> split.split(key, servers.size()));
        List<ShareReference> stored = new ArrayList<>();
        Map<ServerEntry, StoredShare> answers = new LinkedHashMap<>();
        for (int i = 0; i < servers.size(); i++) {
            ServerEntry server = servers.get(i);
            KeyShare keyShare = new KeyShare(shares.get(i), recipient);
            try {
                StoredShare answer = stopwatch.time(
                        Step.STORE, server, () -> connections.to(server).store(keyShare, expires));
                answers.put(server, answer);
                stored.add(new ShareReference(server.id(), answer.shareId()));
            } catch (ClientException failed) {
                throw new SendFailed(failed, stored);
            }
        }
        return new Sent(new Capsule(recipient, stored), answers);
    }

    private static void requireUsable(List<ServerEntry> servers) {
        if (servers.isEmpty()) {
            throw new ClientException(Failure.LIST_REFUSED, "No server was chosen.", "Choose at least two servers.");
        }
        if (new HashSet<>(servers.stream().map(ServerEntry::id).toList()).size() < servers.size()) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "One server was chosen twice: it would hold two shares.",
                    "Choose different servers.");
        }
        servers.forEach(ServerEntry::requireKeyShares);
    }
}
