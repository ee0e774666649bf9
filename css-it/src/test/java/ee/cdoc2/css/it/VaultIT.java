package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.operator.Management;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.pki.SoftHsmToken;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is at rest in the database: of no use without the master key, and not to be changed without being noticed. */
@Tag("postgres")
class VaultIT extends BlackBox {
    private static final String ON_CSS_JAR =
            "it is the application that does it; that its batches run on each server, the test of a row in clear shows";

    /** Housekeeping has its turn once a minute. */
    private static final Polling TWO_TURNS = new Polling(Duration.ofSeconds(150)).everySecond();

    private static final String IN_CLEAR = "select share_id from key_share where data_key is null";

    @Test
    void aDumpHoldsNeitherSharesNorRecipientsNorKeys() {
        StoredShare share = environment.client().store(environment.mobileIdUser());

        String dump = database().dump();

        assertThat(dump)
                .contains("key_share (" + share.shareId(), "data_key (1,vault-1,")
                .doesNotContain(
                        share.recipient().id(),
                        share.recipient().id().substring("etsi/PNOEE-".length()),
                        HexFormat.of().formatHex(Base64.getDecoder().decode(share.base64())));
        assertThat(database().values("select id from nonce_key where data_key is null"))
                .isEmpty();
        assertThat(database().values("select id from audit_key where data_key is null"))
                .isEmpty();
        Outcome.released(environment.client().fetch(share), share);
    }

    @Test
    void aRowThatIsChangedReleasesNothingAndSpendsNothing() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        StoredShare another = environment.client().store(environment.mobileIdUser());

        assertRefusedWhile(
                share, "recipient = (select recipient from key_share where share_id = '" + another.shareId() + "')");
        assertRefusedWhile(share, "share = (select share from key_share where share_id = '" + another.shareId() + "')");
        assertRefusedWhile(share, "expires_at = expires_at + interval '1' day");
        assertRefusedWhile(share, "expires_at = null");
    }

    /** The row as somebody leaves it who can write to the database; then as it was, and the same ticket is good. */
    private void assertRefusedWhile(StoredShare share, String changed) {
        CssClient client = environment.client();
        String ticket = client.ticket(share, client.nonce(share));
        String where = " where share_id = '" + share.shareId() + "'";
        database().execute("create table before as select * from key_share" + where);
        try {
            database().execute("update key_share set " + changed + where);
            Outcome.refused(client.fetch(share, ticket), 503, "storage-unavailable");
            assertThat(reasons(share)).endsWith("SHARE_ALTERED");
        } finally {
            database()
                    .execute(
                            "update key_share s set recipient = b.recipient, share = b.share, expires_at = b.expires_at"
                                    + " from before b where s.share_id = b.share_id");
            database().execute("drop table before");
        }
        Outcome.released(client.fetch(share, ticket), share);
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "css.it.server", matches = "micro", disabledReason = ON_CSS_JAR)
    void aDatabaseWithoutItsMasterKeyIsAFaultAtTheStart() {
        ServerSettings settings = environment.settings("vault-faults", database());
        Path other = environment.pki().otherVault("other-vault.p12", "vault-1");
        Path next = environment.pki().otherVault("next-vault.p12", "vault-2");

        assertThat(logOfRefusal(settings.withoutVault()))
                .contains("css.vault.keystore: is not set, and shares of this database are encrypted");
        assertThat(logOfRefusal(settings.with("CSS_VAULT_KEYSTORE", other.toString())))
                .contains("css.vault.keystore: its vault-1 is another key than the one that data key 1");
        assertThat(logOfRefusal(settings.with("CSS_VAULT_KEYSTORE", next.toString())))
                .contains("css.vault.keystore: does not hold the master key vault-1");
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(
            named = "css.it.server",
            matches = "liberty|wildfly|payara-server",
            disabledReason = "the same with a server that begins in clear, below")
    void aRowInClearIsEncryptedByTheServersTimer() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        database().writeAsBefore(share.shareId(), share.recipient().id(), share.base64());

        assertThat(TWO_TURNS.until(() -> database().values(IN_CLEAR).isEmpty()))
                .as("the share was encrypted")
                .isTrue();
        Outcome.released(environment.client().fetch(share), share);
        assertThat(database().dump()).doesNotContain(share.recipient().id());
    }

    /** The one server of the suite that begins in clear. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "css.it.server", matches = "micro", disabledReason = ON_CSS_JAR)
    void whatWasStoredInClearIsEncryptedWhileItIsFetched() {
        PostgresDatabase database = (PostgresDatabase) environment.newDatabase();
        ServerSettings settings = environment.settings("vault-later", database);
        StoredShare before;
        String ticket;
        try (CssServer server = CssServer.start(settings.withoutVault())) {
            assertThat(server.log()).contains("Shares are not encrypted in the database");
            CssClient client = environment.client(server);
            before = client.store(environment.mobileIdUser());
            Outcome.released(client.fetch(before), before);
            ticket = client.ticket(before, client.nonce(before));
            assertThat(server.log()).contains("Shares are not encrypted in the database");
            assertThat(database.dump()).contains(before.recipient().id());
        }
        try (CssServer server = CssServer.start(settings)) {
            // both keys at once, and the same: nobody has to sign again
            assertThat(database.values("select data_key from nonce_key union all select data_key from audit_key"))
                    .containsExactly("1", "1");
            Outcome.released(environment.client(server).fetch(before, ticket), before);
            StoredShare after = environment.client(server).store(environment.mobileIdUser());
            // the log goes on: this is the line of the start before
            assertThat(server.log()).containsOnlyOnce("Shares are not encrypted in the database");
            assertThat(TWO_TURNS.until(() -> {
                        Outcome.released(environment.client(server).fetch(before), before);
                        return database.values(IN_CLEAR).isEmpty();
                    }))
                    .as("the share was encrypted")
                    .isTrue();
            Outcome.released(environment.client(server).fetch(before), before);
            Outcome.released(environment.client(server).fetch(after), after);
            assertThat(database.dump()).doesNotContain(before.recipient().id());
        }
    }

    /** As somebody puts one there who can write to the database. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "css.it.server", matches = "micro", disabledReason = ON_CSS_JAR)
    void aKeyThatIsPutThereInClearIsNotBelieved() {
        PostgresDatabase database = (PostgresDatabase) environment.newDatabase();
        ServerSettings settings = environment.settings("vault-key-in-clear", database);
        try (CssServer server = CssServer.start(settings)) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            database.execute("insert into nonce_key (id, key_material, valid_from)"
                    + " values (2, decode(repeat('00', 32), 'hex'), current_timestamp)");

            assertThat(TWO_TURNS.until(() -> !ready(server).up("nonce-keys"))).isTrue();
            byte[] nonce = new JavaClientShape(TestEnvironment.address(server)).nonce(share.shareId());
            Outcome.refused(client.send(nonce), 503, "storage-unavailable");
            assertThat(reasons(server, share)).endsWith("VAULT_CLOSED");
            assertThat(server.log()).contains("rows of the table nonce_key have been changed");

            database.execute("delete from nonce_key where id = 2");
            assertThat(TWO_TURNS.until(() -> ready(server).up("nonce-keys"))).isTrue();
            Outcome.released(client.fetch(share), share);
        }
        database.execute("update audit_key set key_material = decode(repeat('00', 32), 'hex'), data_key = null");
        assertThat(logOfRefusal(settings)).contains("Vault: the key of the audit log's pseudonyms cannot be opened");
    }

    private HealthAnswer ready(CssServer server) {
        return HealthAnswer.of(environment.client(server), TestEnvironment.address(server), "ready");
    }

    @Test
    @Tag("long")
    @Tag("waiting")
    @EnabledIfSystemProperty(named = "css.it.server", matches = "micro", disabledReason = ON_CSS_JAR)
    void masterAndDataKeyAreRotatedWhileServing() {
        PostgresDatabase database = (PostgresDatabase) environment.newDatabase();
        Path vault = environment.pki().otherVault("rotated-vault.p12", "vault-1");
        ServerSettings settings =
                environment.settings("vault-rotated", database).with("CSS_VAULT_KEYSTORE", vault.toString());
        try (CssServer server = CssServer.start(settings)) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            environment.pki().addMasterKey(vault, "vault-2");
            try (Management management = server.management()) {
                assertThat(management.invoke("rotateMasterKey")).isEqualTo(1);
                assertThat(database.values("select master_key from data_key")).containsExactly("vault-2");
                management.invoke("rotateDataKey");
                assertThat(new Polling(Duration.ofMinutes(5)).everySecond().until(() -> {
                            Outcome.released(client.fetch(share), share);
                            return database.values("select distinct data_key from key_share union"
                                            + " select data_key from nonce_key union select data_key from audit_key")
                                    .equals(List.of("2"));
                        }))
                        .as("everything is encrypted with the next data key")
                        .isTrue();
                assertThat(management.table("DataKeys")).containsKeys("1", "2");
            }
            Outcome.released(client.fetch(share), share);
            server.kill9();
            server.restart();
            Outcome.released(client.fetch(share), share);
        }
    }

    /** The other node's key is in a token, which it cannot leave. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "css.it.server", matches = "micro", disabledReason = ON_CSS_JAR)
    void aNodeWithoutTheKeyReleasesNothingThatAnotherHasSealed() {
        SoftHsmToken.assumeItIsInstalled();
        PostgresDatabase database = (PostgresDatabase) environment.newDatabase();
        ServerSettings without = environment.settings("vault-missing", database).withoutVault();
        ServerSettings settings =
                environment.settings("vault-in-a-token", database).withoutVault();
        SoftHsmToken token = SoftHsmToken.create(settings.directory().resolve("softhsm2.conf"));
        token.add("vault-1");
        ServerSettings with = settings.with(
                        SoftHsmToken.VARIABLE, token.softHsmConfiguration().toString())
                .with("CSS_VAULT_PKCS11", token.configuration().toString())
                .with("CSS_VAULT_PKCS11_PIN", SoftHsmToken.PIN);
        try (CssServer keyless = CssServer.start(without);
                CssServer server = CssServer.start(with)) {
            CssClient client = environment.client(server);
            StoredShare share = client.store(environment.mobileIdUser());
            assertThat(database.values("select data_key from key_share")).containsExactly("1");

            byte[] nonce = new JavaClientShape(TestEnvironment.address(keyless)).nonce(share.shareId());
            Outcome.refused(environment.client(keyless).send(nonce), 503, "storage-unavailable");
            assertThat(reasons(keyless, share)).endsWith("VAULT_CLOSED");
            Outcome.released(client.fetch(share), share);

            token.add("vault-2");
            try (Management management = server.management()) {
                assertThat(management.invoke("rotateMasterKey")).isEqualTo(1);
            }
            assertThat(database.values("select master_key from data_key")).containsExactly("vault-2");
            Outcome.released(client.fetch(share), share);
        }
    }

    private PostgresDatabase database() {
        return (PostgresDatabase) environment.database();
    }

    private List<String> reasons(StoredShare share) {
        return reasons(environment.server(), share);
    }

    private static List<String> reasons(CssServer server, StoredShare share) {
        return AuditLine.of(server.auditFile()).stream()
                .filter(line -> line.shareId().equals(share.shareId()))
                .map(AuditLine::reason)
                .toList();
    }
}
