package ee.cdoc2.css.client.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.archive.SourceFile;
import ee.cdoc2.css.container.envelope.ContainerWriter;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.header.ShareLocation;
import ee.cdoc2.css.container.key.FileMasterKey;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which records of a container are tried, and where their servers come from. */
class DecryptionTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RecipientId MARI =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final CertificateAuthority CA = CertificateAuthority.named("TEST WEB CA");
    private static final ServerList LIST = new ServerList(
            List.of(entry("css-a", "https://a.example:443/"), entry("css-b", "https://b.example:8443")),
            Optional.empty());

    @TempDir
    private Path folder;

    private final List<Capsule> asked = new ArrayList<>();
    private KeyMaterial key;

    @Test
    void recordsOfOneRecipientAreTriedOneAfterAnother() throws IOException {
        assertThat(decrypt(container(3, "https://a.example"), 2)).hasSize(1);
        assertThat(asked).hasSize(3);
    }

    @Test
    void noMoreThanThreeAreTried() throws IOException {
        byte[] container = container(4, "https://a.example");
        assertThatThrownBy(() -> decrypt(container, 3))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.WRONG_KEY));
        assertThat(asked).hasSize(3);
        assertThat(folder.resolve("to")).isEmptyDirectory();
    }

    @Test
    void aSlashAndADefaultPortMakeNoOtherServer() throws IOException {
        assertThat(decrypt(container(1, "https://A.example/"), 0)).hasSize(1);
        assertThat(asked.get(0).shares()).extracting("serverId").containsExactly("css-a", "css-b");
    }

    @Test
    void aServerThatIsNotInTheListIsNamedAndNothingIsAsked() throws IOException {
        byte[] container = container(1, "https://evil.example");
        assertThatThrownBy(() -> decrypt(container, 0))
                .isInstanceOfSatisfying(
                        ClientException.class,
                        refused -> assertThat(refused.failure()).isEqualTo(Failure.CAPSULE_REFUSED))
                .hasMessageContaining("https://evil.example:443");
        assertThat(asked).isEmpty();
    }

    /** The right key is that of the record with this number. */
    private List<Path> decrypt(byte[] container, int right) throws IOException {
        return new Decryption(new ListedShares(LIST), capsule -> {
                    asked.add(capsule);
                    return asked.size() - 1 == right ? key : KeyMaterial.random(RANDOM);
                })
                .decrypt(
                        SealedContainer.read(new ByteArrayInputStream(container)),
                        MARI,
                        Files.createDirectories(folder.resolve("to")),
                        Limits.OPENING);
    }

    /** With as many records for Mari, all of one key. */
    private byte[] container(int records, String firstServer) throws IOException {
        Bytes32 salt = Bytes32.of(new byte[Bytes32.LENGTH]);
        try (FileMasterKey fileKey = FileMasterKey.make(RANDOM);
                KeyEncryptionKey kek = KeyEncryptionKey.make(RANDOM, salt, MARI)) {
            key = KeyMaterial.of(kek.bytes());
            List<KeySharesRecipient> recipients = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                recipients.add(new KeySharesRecipient(
                        MARI,
                        "",
                        List.of(location(firstServer), location("https://b.example:8443/")),
                        salt,
                        fileKey.encrypt(kek)));
            }
            ByteArrayOutputStream container = new ByteArrayOutputStream();
            Path file = Files.writeString(folder.resolve("a.txt"), "Tere");
            new ContainerWriter(RANDOM)
                    .write(fileKey, recipients, SourceFile.of(List.of(file), Limits.MAKING), container, packed -> {});
            return container.toByteArray();
        }
    }

    private static ShareLocation location(String server) {
        return new ShareLocation(BaseUrl.parse(server).orElseThrow(), ShareId.random(RANDOM));
    }

    private static ServerEntry entry(String id, String url) {
        BaseUrl base = BaseUrl.parse(url).orElseThrow();
        return new ServerEntry(
                id,
                "Organisation " + id,
                Set.of(Capsule.TYPE),
                base,
                base,
                Optional.empty(),
                List.of(CA.certificate()));
    }
}
