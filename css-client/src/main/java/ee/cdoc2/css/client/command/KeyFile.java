package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.journey.KeyMaterial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A file with a key: 64 hex digits and a line break, readable by its owner alone.
 *
 * @param file where
 */
record KeyFile(LocalFile file) {
    private static final String SYNTAX = "[0-9A-Fa-f]{64}\\s*+";

    static KeyFile at(Path path) {
        return new KeyFile(new LocalFile(path));
    }

    KeyMaterial read() {
        String text = new String(file.read(), StandardCharsets.ISO_8859_1);
        if (!text.matches(SYNTAX)) {
            throw file.fault("holds no key", "A key file has 64 hex digits, which are 32 bytes.");
        }
        return KeyMaterial.of(HexFormat.of().parseHex(text.strip()));
    }

    void create(KeyMaterial key) {
        file.createSecret((key.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
