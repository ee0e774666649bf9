package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.token.JwkSetText;
import ee.cdoc2.css.testkit.token.SigningKey;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The keys of a server: one signs, and some are published at {@value #PATH}. At first there are an old one and the one that
 * signs, and both are published. Safe for use by many threads.
 */
public final class KeyRing {

    /** Where the set is, in spite of its name a plain JWK set. */
    public static final String PATH = "/.well-known/jwks.jws";

    static final String ELSEWHERE = "/elsewhere";

    private final List<SigningKey> published = new CopyOnWriteArrayList<>();
    private final List<JsonText> beside = new CopyOnWriteArrayList<>();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile SigningKey current = SigningKey.generate();
    private volatile KeySetAnswer answer = KeySetAnswer.GOOD;

    public KeyRing() {
        published.add(SigningKey.generate());
        published.add(current);
    }

    /** {@return the key that signs now} */
    public SigningKey current() {
        return current;
    }

    /** {@return the published key with this name} */
    public Optional<PublicKey> publicKey(String keyId) {
        return published.stream()
                .filter(key -> key.keyId().equals(keyId))
                .map(key -> key.pair().getPublic())
                .findFirst();
    }

    /** Makes a new key that signs from now on. Nobody else knows it until it is published. {@return that key} */
    public SigningKey replace() {
        current = SigningKey.generate();
        return current;
    }

    /** Lets this key sign from now on. */
    public void use(SigningKey key) {
        current = key;
    }

    /** Adds a key to the set. */
    public void publish(SigningKey key) {
        published.add(key);
    }

    /** Adds any JWK to the set, or what is none. */
    public void publish(JsonText jwk) {
        beside.add(jwk);
    }

    /** Takes a key out of the set. */
    public void withdraw(SigningKey key) {
        published.remove(key);
    }

    /** Takes out what was published as JWK. */
    public void withdraw(JsonText jwk) {
        beside.remove(jwk);
    }

    /** Answers for the set in this way from now on. */
    public void answer(KeySetAnswer way) {
        answer = way;
    }

    /** {@return how often the set was asked for} */
    public int fetches() {
        return fetches.get();
    }

    /** {@return the set, as it is published} */
    public String set() {
        return JwkSetText.of(Stream.concat(published.stream().map(SigningKey::jwkWithNulls), beside.stream())
                .toArray(JsonText[]::new));
    }

    Reply reply() {
        fetches.incrementAndGet();
        return answer.of(Reply.json(200, set()));
    }

    Reply elsewhere() {
        return Reply.json(200, set());
    }
}
