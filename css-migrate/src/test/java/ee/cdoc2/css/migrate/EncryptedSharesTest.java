package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.masterkey.MasterKeys;
import ee.cdoc2.css.masterkey.VaultSettings;
import ee.cdoc2.css.migrate.Cluster.Reference;
import ee.cdoc2.css.persistence.ShareSealing;
import ee.cdoc2.css.persistence.WrappedDataKey;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSS whose nodes have begun to encrypt what was copied, and its master key. */
class EncryptedSharesTest {
    private static final String PASSWORD = "pa$word 1";
    private static final int BITS = 256;

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private String reference;
    private String css;
    private Map<String, String> environment;
    private Path refused;

    @BeforeEach
    void copyAndSeal() throws Exception {
        reference = Reference.V0_8.create();
        css = Cluster.createCss();
        refused = folder.resolve("refused.jsonl");
        environment = new HashMap<>(Cluster.environment(reference, css));
        store(1);
        store(2);
        assertThat(copy().says("copied: 2")).isTrue();
        environment.put("CSS_VAULT_KEYSTORE", masterKey("vault.p12").toString());
        environment.put("CSS_VAULT_KEYSTORE_PASSWORD", PASSWORD);
        seal();
        assertThat(Cluster.rows(css, "select data_key from key_share")).containsExactly("(1)", "(1)");
    }

    @Test
    void whatIsEncryptedIsComparedAndMoreIsCopiedBesideIt() throws Exception {
        store(3);

        Run again = copy();
        Run verified = run("verify");

        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.DONE);
        assertThat(again.says("copied: 1")).isTrue();
        assertThat(again.says("same: 2")).isTrue();
        assertThat(verified.status()).as(verified.err()).isEqualTo(ExitStatus.DONE);
        assertThat(verified.says("same: 3")).isTrue();
    }

    @Test
    void anotherContentUnderTheSameIdIsFound() {
        Cluster.execute(reference, "update key_material_share set share = decode(repeat('62', 32), 'hex')");

        Run verified = run("verify");

        assertThat(verified.status()).isEqualTo(ExitStatus.NOT_THE_SAME);
        assertThat(verified.says("different: 2")).isTrue();
    }

    @Test
    void theWayOutIsInClear() throws IOException {
        Path file = folder.resolve("shares.jsonl");

        Run exported = run("export", file.toString());

        assertThat(exported.status()).as(exported.err()).isEqualTo(ExitStatus.DONE);
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("\"share\":\"YWFh", "\"recipient\":\"etsi/PNOEE-48010010101\""));
    }

    @Test
    void thePasswordMayBeInAFile() throws IOException {
        environment.remove("CSS_VAULT_KEYSTORE_PASSWORD");
        environment.put(
                "CSS_VAULT_KEYSTORE_PASSWORD_FILE",
                Files.writeString(folder.resolve("password"), PASSWORD + "\n").toString());

        assertThat(run("verify").says("same: 2")).isTrue();
    }

    @Test
    void withoutTheMasterKeyNothingIsGuessed() {
        environment.keySet().removeIf(name -> name.startsWith("CSS_VAULT"));

        fails(ExitStatus.FAILED, "CSS_DB_URL: shares are encrypted with a data key that is not known here", "verify");
    }

    @Test
    void aRowThatWasChangedIsNamed() {
        Cluster.execute(css, "update key_share set share = set_byte(share, 20, 255 - get_byte(share, 20))");

        fails(
                ExitStatus.FAILED,
                "CSS_DB_URL: the share 00000000000000000000000000000001 does not open",
                "export",
                folder.resolve("shares.jsonl").toString());
        assertThat(folder.resolve("shares.jsonl")).doesNotExist();
    }

    @Test
    void whatIsWrongWithTheVariablesIsSaid() {
        environment.put("CSS_VAULT_PKCS11", "/srv/css/pkcs11.cfg");
        environment.put("CSS_VAULT_PKCS11_PIN", PASSWORD);
        fails(ExitStatus.WRONG_USE, "CSS_VAULT_PKCS11: is set, and so is CSS_VAULT_KEYSTORE: one of the two", "verify");

        environment.remove("CSS_VAULT_PKCS11");
        environment.put("CSS_VAULT_KEYSTORE", masterKey("other.p12").toString());
        fails(
                ExitStatus.WRONG_USE,
                "css.vault.keystore: its vault-1 is another key than the one that data key 1",
                "verify");

        environment.put("CSS_VAULT_KEYSTORE", folder.resolve("none.p12").toString());
        fails(ExitStatus.WRONG_USE, "css.vault.keystore: there is no file that can be read", "verify");

        environment.remove("CSS_VAULT_KEYSTORE_PASSWORD");
        fails(ExitStatus.WRONG_USE, "CSS_VAULT_KEYSTORE_PASSWORD: is missing: what opens CSS_VAULT_KEYSTORE", "verify");
    }

    private void fails(ExitStatus status, String message, String... arguments) {
        Run run = run(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).startsWith("css-migrate: " + message).doesNotContain(PASSWORD);
    }

    private Run copy() {
        return run("copy", refused.toString());
    }

    private Run run(String... arguments) {
        return Run.of(environment, arguments);
    }

    private Path masterKey(String name) {
        Path file = folder.resolve(name);
        Pkcs12.writeSecretKeys(file, PASSWORD.toCharArray(), BITS, "vault-1");
        return file;
    }

    private void store(int number) {
        Cluster.execute(
                reference,
                ("insert into key_material_share (share_id, recipient, share, created_at) values ('%032x',"
                                + " 'etsi/PNOEE-48010010101', decode(repeat('61', 32), 'hex'), '2026-11-25 10:00:00+00')")
                        .formatted(number));
    }

    /** As a node does: a data key is made and wrapped, and what is in clear is sealed with it. */
    private void seal() throws Exception {
        byte[] bytes = new byte[DataKey.BYTES];
        random.nextBytes(bytes);
        DataKey key = new DataKey(1, Instant.EPOCH, bytes);
        WrappedDataKey wrapped = MasterKeys.load(new VaultSettings(
                        VaultSettings.Kind.PKCS12, Path.of(environment.get("CSS_VAULT_KEYSTORE")), PASSWORD))
                .wrap(1, bytes, Instant.EPOCH, random);
        Cluster.execute(
                css,
                "insert into data_key (id, master_key, wrapped, valid_from) values (1, '%s', decode('%s', 'hex'), '%s')"
                        .formatted(wrapped.masterKey(), HexFormat.of().formatHex(wrapped.wrapped()), Instant.EPOCH));
        DataKeys keys = new DataKeys(true, random);
        keys.replace(List.of(key));
        new ShareSealing(DatabaseVariables.CSS.dataSource(environment, false), keys)
                .seal(ShareSealing.Rows.CLEAR, key, 100, 0);
    }
}
