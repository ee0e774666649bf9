package ee.cdoc2.css.keyset;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.security.interfaces.ECPublicKey;

/** The keys of one server, of the auth server or of the RP server, as they are known when it is asked for one. */
@FunctionalInterface
public interface ServerKeys {

    /**
     * Finds a key.
     *
     * @param keyId the {@code kid} that a signature names; an attacker's text, only compared with those of the set
     * @return the key, on P-256
     * @throws Denied {@link Denial#KEY_UNKNOWN} when the set has no such key; {@link Denial#KEYS_UNAVAILABLE} when that
     *                cannot be known now
     */
    ECPublicKey named(String keyId);
}
