package ee.cdoc2.css.testkit.pki;

import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PKCS #11 token without hardware, of <a href="https://github.com/softhsm/SoftHSMv2">SoftHSM</a> (Debian: {@code softhsm2}), whose AES keys
 * cannot leave it. A process sees it whose environment has {@link #VARIABLE}.
 */
public final class SoftHsmToken {
    /** Names the file {@link #softHsmConfiguration()}. */
    public static final String VARIABLE = "SOFTHSM2_CONF";
    /** What opens it. */
    public static final String PIN = "4711";

    private static final String OFFICERS_PIN = "0815";
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));

    private final Path softHsmConfiguration;
    private final Path configuration;

    private SoftHsmToken(Path softHsmConfiguration, Path configuration) {
        this.softHsmConfiguration = softHsmConfiguration;
        this.configuration = configuration;
    }

    /** Ends the test here, as aborted, where SoftHSM is not installed; as failed where CI says that all is installed. */
    public static void assumeItIsInstalled() {
        Installed.assume(library().isPresent(), "SoftHSM", "softhsm2");
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /**
     * Makes a token without keys.
     *
     * @param softHsmConfiguration is written; the token is in a new folder beside it
     * @return the token
     */
    public static SoftHsmToken create(Path softHsmConfiguration) {
        try {
            Files.createDirectories(softHsmConfiguration.getParent());
            Path folder = Files.createTempDirectory(softHsmConfiguration.getParent(), "token");
            Files.writeString(
                    softHsmConfiguration,
                    "directories.tokendir = " + folder + "\nobjectstore.backend = file\nlog.level = ERROR\n");
            Path configuration = Files.writeString(folder.resolveSibling(folder.getFileName() + ".cfg"), """
                    name = css
                    library = LIBRARY
                    slotListIndex = 0
                    attributes(*, CKO_SECRET_KEY, CKK_AES) = {
                      CKA_SENSITIVE = true
                      CKA_EXTRACTABLE = false
                      CKA_ENCRYPT = true
                      CKA_DECRYPT = true
                    }
                    """.replace(
                            "LIBRARY", library().orElseThrow().toString()));
            SoftHsmToken token = new SoftHsmToken(softHsmConfiguration, configuration);
            token.run(
                    "softhsm2-util",
                    "--init-token",
                    "--free",
                    "--label",
                    "css",
                    "--pin",
                    PIN,
                    "--so-pin",
                    OFFICERS_PIN);
            return token;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return what SoftHSM reads} */
    public Path softHsmConfiguration() {
        return softHsmConfiguration;
    }

    /** {@return what Java's provider SunPKCS11 reads} */
    public Path configuration() {
        return configuration;
    }

    /**
     * Makes a key of 256 bits in it, as the admin guide has it.
     *
     * @param name of the key, as vault-1
     */
    public void add(String name) {
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genseckey",
                "-keyalg",
                "AES",
                "-keysize",
                "256",
                "-alias",
                name,
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-addprovider",
                "SunPKCS11",
                "-providerarg",
                configuration.toString(),
                "-storepass",
                PIN);
    }

    private void run(String... command) {
        ChildProcess process = ChildProcess.start(
                List.of(command),
                Map.of(VARIABLE, softHsmConfiguration.toString()),
                softHsmConfiguration.resolveSibling("token.log"));
        if (process.end() != 0) {
            throw new IllegalStateException(command[0] + " failed: " + process.output());
        }
    }
}
