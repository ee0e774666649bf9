package ee.cdoc2.css.client.document;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.SendFailed;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.journey.Sent;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.archive.SourceFile;
import ee.cdoc2.css.container.envelope.ContainerWriter;
import ee.cdoc2.css.container.header.KeyLabel;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.header.ShareLocation;
import ee.cdoc2.css.container.key.FileMasterKey;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import ee.cdoc2.css.protocol.RecipientId;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Encrypts files: a key for each recipient, split and left on servers; then the container, which needs the ids of all shares.
 */
public final class Encryption implements AutoCloseable {
    private final Sender sender;
    private final SecureRandom random;
    private final FileMasterKey key;
    private final List<Sent> sent = new ArrayList<>();
    private final List<KeySharesRecipient> recipients = new ArrayList<>();

    /**
     * An encryption of one container.
     *
     * @param sender leaves shares on servers
     * @param random a cryptographically secure source
     */
    public Encryption(Sender sender, SecureRandom random) {
        this.sender = sender;
        this.random = random;
        this.key = FileMasterKey.make(random);
    }

    /**
     * Leaves a recipient's shares on servers.
     *
     * @param recipient who may open the container
     * @param servers   at least two, all different, taken from the server list
     * @param expires   when the servers are to delete their shares; nothing leaves it to each of them
     * @return what each server said
     * @throws SendFailed when a server did not take its share; names the shares of the recipients before, too
     */
    public Sent addRecipient(RecipientId recipient, List<ServerEntry> servers, Optional<Instant> expires) {
        Bytes32 salt = salt();
        try (KeyEncryptionKey kek = KeyEncryptionKey.make(random, salt, recipient)) {
            Sent answer = sender.send(KeyMaterial.of(kek.bytes()), recipient, servers, expires);
            sent.add(answer);
            recipients.add(new KeySharesRecipient(
                    recipient, KeyLabel.of(recipient), locations(answer), salt, key.encrypt(kek)));
            return answer;
        } catch (SendFailed failed) {
            List<ShareReference> left = leftBehind();
            left.addAll(failed.leftBehind());
            throw new SendFailed((ClientException) failed.getCause(), left);
        }
    }

    private static List<ShareLocation> locations(Sent answer) {
        ServerList servers = new ServerList(List.copyOf(answer.answers().keySet()), Optional.empty());
        return answer.capsule().shares().stream()
                .map(share -> new ShareLocation(servers.get(share.serverId()).recipientUrl(), share.shareId()))
                .toList();
    }

    private Bytes32 salt() {
        byte[] salt = new byte[Bytes32.LENGTH];
        random.nextBytes(salt);
        return Bytes32.of(salt);
    }

    /**
     * Writes the container.
     *
     * @param files     what it holds
     * @param container takes it
     * @param packed    is told how many bytes of a file were packed, some at a time
     * @throws ContainerException when a file cannot be read
     * @throws IOException        when the container cannot be written
     */
    public void write(List<SourceFile> files, OutputStream container, LongConsumer packed) throws IOException {
        new ContainerWriter(random).write(key, recipients, files, container, packed);
    }

    /** {@return the shares that were stored: of no use to anybody when the container is not written} */
    public List<ShareReference> leftBehind() {
        List<ShareReference> left = new ArrayList<>();
        sent.forEach(each -> left.addAll(each.capsule().shares()));
        return left;
    }

    /** Wipes the container's key. */
    @Override
    public void close() {
        key.close();
    }
}
