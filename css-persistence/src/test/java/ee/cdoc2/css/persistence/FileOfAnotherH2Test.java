package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An H2 that has written its file in another format. That the guide's way over works, docs/admin-guide/try-backup shows. */
class FileOfAnotherH2Test {
    private static final int HEADERS = 2;
    private static final int HEADER_LENGTH = 4096;
    private static final String OURS = "format:3";

    @TempDir
    private Path folder;

    /** 1 is that of H2 1.4, 2 that of 2.0 and 2.1, 3 that of 2.2 to 2.4. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void isRefusedByName(int format) throws Exception {
        JdbcDataSource dataSource = h2();
        dataSource.getConnection().close();
        bringToFormat(format);

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource)::migrate)
                .withMessageContainingAll("version of H2", "SCRIPT and RUNSCRIPT");
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(new Schema(dataSource)::validate)
                .withMessageContaining("version of H2");
    }

    private JdbcDataSource h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("css"));
        return dataSource;
    }

    /** The file begins with its header, twice. */
    private void bringToFormat(int format) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("css.mv.db").toFile(), "rw")) {
            for (int header = 0; header < HEADERS; header++) {
                byte[] bytes = new byte[HEADER_LENGTH];
                file.seek((long) header * HEADER_LENGTH);
                file.readFully(bytes);
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                String changed = text.substring(0, text.indexOf(",fletcher:")).replace(OURS, "format:" + format);
                byte[] summed = changed.getBytes(StandardCharsets.ISO_8859_1);
                file.seek((long) header * HEADER_LENGTH);
                file.writeBytes(changed + ",fletcher:"
                        + Integer.toHexString(DataUtils.getFletcher32(summed, 0, summed.length)) + "\n");
            }
        }
    }
}
