package ee.cdoc2.css.testkit.vectors;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All vectors, by kind.
 *
 * @param folder {@code testdata/vectors}
 */
public record Vectors(Path folder) {

    /** {@return the vectors of the repository that the working directory belongs to} */
    public static Vectors ofRepository() {
        return new Vectors(RepositoryFiles.find("testdata/vectors"));
    }

    public List<RecipientVector> recipients() {
        return file("recipients.txt").read(RecipientVector::read);
    }

    public List<BodyVector> bodies() {
        return file("bodies.txt").read(BodyVector::read);
    }

    public List<AudienceVector> audiences() {
        return file("audiences.txt").read(AudienceVector::read);
    }

    /** {@return the ticket vectors of all kinds, and the audience vectors as ticket vectors} */
    public List<TicketVector> tickets() {
        Stream<TicketVector> files = Stream.of("good", "sd-jwt", "jws", "nonces", "certificates", "headers")
                .flatMap(kind -> tickets(kind).stream());
        return Stream.concat(files, audiences().stream().map(AudienceVector::ticket))
                .toList();
    }

    /**
     * {@return the ticket vectors of one kind}
     *
     * @param kind {@code good}, {@code sd-jwt}, {@code jws}, {@code nonces}, {@code certificates} or {@code headers}
     */
    public List<TicketVector> tickets(String kind) {
        return file("tickets-" + kind + ".txt").read(TicketVector::read);
    }

    /** {@return tickets that css-client made} */
    public List<ClientTicketVector> clientTickets() {
        return file("client-tickets.txt").read(ClientTicketVector::read);
    }

    private VectorFile file(String name) {
        return new VectorFile(folder.resolve(name));
    }
}
