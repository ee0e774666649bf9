package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.document.ContainerFaults;
import ee.cdoc2.css.client.document.Decryption;
import ee.cdoc2.css.client.document.Encryption;
import ee.cdoc2.css.client.document.ListedShares;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.Progress;
import ee.cdoc2.css.client.journey.Receiver;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.archive.SourceFile;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.protocol.RecipientId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A document: from a file to a container for two people, and back to a file, by both protocols. */
final class DocumentJourney {
    private final Narrator narrator;
    private final ServerList list;
    private final Sender sender;
    private final Receiver receiver;
    private final SecureRandom random;
    private final Path folder;

    DocumentJourney(
            Narrator narrator,
            Connections connections,
            ServerList list,
            Clock clock,
            SecureRandom random,
            Path folder) {
        this.narrator = narrator;
        this.list = list;
        this.sender = new Sender(connections, random, clock, Progress.silent());
        this.receiver = new Receiver(list, connections, random, clock, Progress.silent());
        this.random = random;
        this.folder = folder;
    }

    /**
     * Goes from a file to a file.
     *
     * @param mari   fetches keys as Mari, by the second protocol
     * @param people Jaan among them, who uses the first
     */
    void walk(Function<Capsule, KeyMaterial> mari, People people) throws IOException {
        narrator.chapter("A document for Mari and Jaan, from a file to a file");
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Tere! See kiri on ainult teile.\n");
        Path container = folder.resolve("letter.cdoc2");
        encrypt(letter, container);

        narrator.step(2, "Mari opens the container, in her session");
        decrypt(container, People.MARI, mari, letter, "mari");
        narrator.step(3, "Jaan opens the same container, by the first protocol");
        decrypt(container, People.JAAN, capsule -> receiver.receive(capsule, people.jaan()), letter, "jaan");

        Path changed = folder.resolve("changed.cdoc2");
        byte[] bytes = Files.readAllBytes(container);
        bytes[bytes.length - 1] ^= 1;
        Files.write(changed, bytes);
        narrator.refused(
                "somebody has changed the last bit of the container",
                Failure.CONTAINER_REFUSED,
                () -> open(changed, People.MARI, mari, "nothing"));
        narrator.refused(
                "somebody for whom it is not opens the container",
                Failure.CONTAINER_REFUSED,
                () -> open(container, People.CUSTOMER, mari, "nothing"));
        ServerList shorter = new ServerList(list.servers().subList(0, 2), list.validUntil(), list.signIn());
        narrator.refused(
                "a container names a server that Mari's list does not have",
                Failure.CAPSULE_REFUSED,
                () -> open(shorter, container, People.MARI, mari, "nothing"));
        try (Stream<Path> left = Files.list(folder.resolve("nothing"))) {
            require(left.findAny().isEmpty());
        }
        narrator.note("Nothing of it was left on the disk.");
    }

    private void encrypt(Path letter, Path container) throws IOException {
        narrator.step(
                1, "The sender encrypts letter.txt: a key and " + list.servers().size() + " shares for each of them");
        try (Encryption encryption = new Encryption(sender, random);
                OutputStream stream = Files.newOutputStream(container)) {
            for (RecipientId recipient : List.of(People.MARI, People.JAAN)) {
                encryption.addRecipient(recipient, list.servers(), Optional.empty());
            }
            encryption.write(SourceFile.of(List.of(letter), Limits.MAKING), stream, packed -> {});
        }
        narrator.note("letter.cdoc2: " + Files.size(container) + " bytes");
        try (InputStream stream = Files.newInputStream(container)) {
            SealedContainer.read(stream).header().recipients().forEach(recipient -> {
                KeySharesRecipient person = (KeySharesRecipient) recipient;
                narrator.note("   for " + person.id().value() + ", shares on "
                        + String.join(
                                ", ",
                                person.shares().stream()
                                        .map(share -> share.server().toString())
                                        .toList()));
            });
        }
    }

    private void decrypt(
            Path container, RecipientId recipient, Function<Capsule, KeyMaterial> keys, Path letter, String into)
            throws IOException {
        Path unpacked = open(container, recipient, keys, into).get(0);
        require(Files.mismatch(unpacked, letter) == -1);
        narrator.note(recipient.value() + ": " + unpacked.getFileName() + " is the file that was encrypted");
    }

    private List<Path> open(Path container, RecipientId recipient, Function<Capsule, KeyMaterial> keys, String into) {
        return open(list, container, recipient, keys, into);
    }

    private List<Path> open(
            ServerList known, Path container, RecipientId recipient, Function<Capsule, KeyMaterial> keys, String into) {
        try (InputStream stream = Files.newInputStream(container)) {
            return new Decryption(new ListedShares(known), keys)
                    .decrypt(
                            SealedContainer.read(stream),
                            recipient,
                            Files.createDirectories(folder.resolve(into)),
                            Limits.OPENING);
        } catch (ContainerException refused) {
            throw ContainerFaults.of(refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void require(boolean asPromised) {
        if (!asPromised) {
            throw new IllegalStateException("another document came back");
        }
    }
}
