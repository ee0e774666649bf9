package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.PendingRequests;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit log: a line for each share stored, released and denied; without its line no share leaves. */
class AuditIT extends BlackBox {

    private static final String NONE = "null";

    /** More than may be at work on the database. */
    private static final int CROWD = 40;
    /** A turn at the database takes a second at most, and the audit log is waited for another three. */
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(9);

    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final Polling SOON = new Polling(Duration.ofSeconds(30));

    @Test
    void eachShareStoredReleasedAndDeniedIsALine() {
        CssClient client = environment.client();
        int before = lines().size();

        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));
        Outcome.released(client.fetch(share, ticket), share);
        WireAnswer spent = client.fetch(share, ticket);
        Recipient other = environment.mobileIdUser();
        WireAnswer stranger = client.fetch(
                share.shareId(),
                client.ticket(other, share.shareId(), client.nonce(share)),
                other.identity().x5c());
        WireAnswer malformed = client.send(
                new JavaClientShape(TestEnvironment.address(environment.server())).store("AA==", other.id()));

        List<AuditLine> lines = lines().subList(before, lines().size());
        String pseudonym = lines.get(0).recipient();
        assertThat(lines)
                .containsExactly(
                        new AuditLine(
                                "store",
                                "success",
                                NONE,
                                share.shareId(),
                                pseudonym,
                                lines.get(0).requestId()),
                        new AuditLine(
                                "release",
                                "success",
                                NONE,
                                share.shareId(),
                                pseudonym,
                                lines.get(1).requestId()),
                        new AuditLine("release", "denied", "NONCE_SPENT", share.shareId(), pseudonym, request(spent)),
                        new AuditLine(
                                "release",
                                "denied",
                                "RECIPIENT_DIFFERS",
                                share.shareId(),
                                lines.get(3).recipient(),
                                request(stranger)),
                        new AuditLine("store", "denied", "SHARE_MALFORMED", NONE, NONE, request(malformed)));
        assertThat(lines.get(3).recipient()).hasSize(32).isNotEqualTo(pseudonym);
    }

    @Test
    void aNonceThatIsRefusedIsALine() {
        String unknown = "0123456789abcdef0123456789abcdef";
        WireAnswer refused = environment
                .client()
                .send(new JavaClientShape(TestEnvironment.address(environment.server())).nonce(unknown));

        assertThat(last())
                .isEqualTo(new AuditLine("nonce", "denied", "SHARE_UNKNOWN", unknown, NONE, request(refused)));
    }

    @Test
    void whatCannotBeRecordedDoesNotTakePlace() throws IOException {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));
        byte[] store = new JavaClientShape(TestEnvironment.address(environment.server()))
                .store(share.base64(), share.recipient().id());
        double failures = failures();

        withoutAuditFile(() -> {
            Outcome.refused(client.fetch(share, ticket), 503, "storage-unavailable");
            Outcome.refused(client.send(store), 503, "storage-unavailable");
            HealthAnswer ready = HealthAnswer.of(client, TestEnvironment.address(environment.server()), "ready");
            assertThat(ready.up() || ready.up("audit-log")).isFalse();
        });

        // the line of the release, and the one of its refusal; the same for the share that was not stored
        assertThat(failures() - failures).isEqualTo(4);
        Outcome.released(client.fetch(share, ticket), share);
        assertThat(last().outcome()).isEqualTo("success");
    }

    /** A named pipe that nobody reads: who opens it hangs, as on a file system that does not answer. */
    @Test
    void aDiskThatHangsHoldsUpOneRequestAndMakesTheNodeUnready() throws IOException, InterruptedException {
        CssClient client = environment.client();
        ServerAddress address = TestEnvironment.address(environment.server());
        Recipient recipient = environment.mobileIdUser();
        byte[] store =
                new JavaClientShape(address).store(client.store(recipient).base64(), recipient.id());
        Path file = environment.server().auditFile();
        Path aside = file.resolveSibling("audit.aside");
        Files.move(file, aside);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        try (PendingRequests pending = new PendingRequests(environment.https(environment.server()))) {
            try {
                pending.send(Collections.nCopies(CROWD, store));
                List<WireAnswer> refused = pending.answersWithin(REFUSED_WITHIN);
                assertThat(refused)
                        .hasSize(CROWD - 1)
                        .allSatisfy(answer -> Outcome.refused(answer, 503, "storage-unavailable"));

                long begun = System.nanoTime();
                Outcome.refused(client.send(store), 503, "storage-unavailable");
                HealthAnswer ready = HealthAnswer.of(client, address, "ready");
                assertThat(ready.up() || ready.up("audit-log")).isFalse();
                assertThat(HealthAnswer.of(client, address, "live").up()).isTrue();
                assertThat(failures()).isPositive();
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                        .as("four answers together")
                        .isLessThan(AT_ONCE);
            } finally {
                // open for both, it lets those go on who hang, and nobody hangs anew
                try (FileChannel pipe = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    assertThat(pipe.isOpen()).isTrue();
                    Files.delete(file);
                    Files.move(aside, file);
                    assertThat(pending.answersWithin(REFUSED_WITHIN).size() + pending.hungUp())
                            .isEqualTo(1);
                }
            }
        }

        assertThat(SOON.until(() -> client.send(store).status() == 201)).isTrue();
        assertThat(SOON.until(() -> HealthAnswer.of(client, address, "ready").up()))
                .isTrue();
    }

    @Test
    void aFileThatWasMovedAwayBeginsAnew() throws IOException {
        Path file = environment.server().auditFile();
        Path moved = file.resolveSibling("audit.log.1");
        Files.move(file, moved);

        StoredShare share = environment.client().store(environment.mobileIdUser());

        assertThat(lines()).extracting(AuditLine::shareId).containsExactly(share.shareId());
        assertThat(AuditLine.of(moved)).extracting(AuditLine::shareId).doesNotContain(share.shareId());
    }

    /** A directory in the file's place: nobody can write to it, root neither. */
    private void withoutAuditFile(Runnable during) throws IOException {
        Path file = environment.server().auditFile();
        Path aside = file.resolveSibling("audit.aside");
        Files.move(file, aside);
        Files.createDirectory(file);
        try {
            during.run();
        } finally {
            Files.delete(file);
            Files.move(aside, file);
        }
    }

    private double failures() {
        return scrape().value("css_audit_failures_total");
    }

    private static String request(WireAnswer problem) {
        return problem.member("instance").orElseThrow().substring("urn:uuid:".length());
    }

    private AuditLine last() {
        List<AuditLine> lines = lines();
        return lines.get(lines.size() - 1);
    }

    private List<AuditLine> lines() {
        return AuditLine.of(environment.server().auditFile());
    }
}
