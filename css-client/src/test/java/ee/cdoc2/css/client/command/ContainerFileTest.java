package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.connection.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerFileTest {
    @Test
    void aFullStandardOutputIsAFault() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("no space left");
            }
        };
        PrintStream stream = new PrintStream(full);
        CommandContext context = new CommandContext(
                InputStream.nullInputStream(),
                stream,
                stream,
                Optional.empty(),
                Map.of(),
                Clock.systemUTC(),
                new SecureRandom(),
                Timeouts.defaults());

        assertThatThrownBy(() -> new ContainerFile(Path.of("-")).create(context, out -> out.write(new byte[9])))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("cannot be written");
    }
}
