package ee.cdoc2.css.bench.seal;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.seal.SealedRow;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a store does beside its insert (hash and seal), and a nonce or a release beside its read (open). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SealBenchmark {
    /** Terms, recipient id and a share of 32 bytes. */
    private static final int SECRET_BYTES = 63;

    private static final int ROWS = 1000;
    private static final RecipientId RECIPIENT =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret = new byte[SECRET_BYTES];
    private DataKey key;
    private List<SealedRow> rows;
    private List<byte[]> seals;
    private int next;

    /** Makes a key and rows that are sealed with it. */
    @Setup
    public void seal() {
        byte[] bytes = new byte[DataKey.BYTES];
        random.nextBytes(bytes);
        key = new DataKey(1, Instant.EPOCH, bytes);
        rows = Stream.generate(
                        () -> new SealedRow("key_share", ShareId.random(random).toString()))
                .limit(ROWS)
                .map(row -> row.with(key.hash(RECIPIENT)))
                .toList();
        seals = rows.stream().map(row -> key.seal(row, secret, random)).toList();
    }

    private int next() {
        next = (next + 1) % ROWS;
        return next;
    }

    /** {@return the row of a new share} */
    @Benchmark
    public byte[] store() {
        SealedRow row = new SealedRow("key_share", "5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e").with(key.hash(RECIPIENT));
        return key.seal(row, secret, random);
    }

    /** {@return what a row holds} */
    @Benchmark
    public byte[] open() throws SealFault {
        int row = next();
        return key.open(rows.get(row), seals.get(row));
    }
}
