package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.remote.HttpLimits;
import ee.cdoc2.css.remote.RemoteLimits;
import java.util.Objects;

/**
 * How certificates' status is asked for.
 *
 * @param mode       where
 * @param certIdHash the hash in the request
 * @param rules      what is asked of answers
 * @param http       what is asked of the connection
 * @param cache      what is remembered
 * @param remote     what a responder may cost that is slow, or does not answer
 */
public record OcspSettings(
        OcspMode mode,
        CertIdHash certIdHash,
        AnswerRules rules,
        HttpLimits http,
        CacheLimits cache,
        RemoteLimits remote) {
    /**
     * The responder that SK's certificates of Smart-ID and Mobile-ID name. SK's other one, {@code ocsp.sk.ee}, answers
     * under contract only and stands in no certificate: it is for {@link OcspMode.Fixed}.
     */
    public static final String DEFAULT_ALLOWED_HOSTS = "aia.sk.ee";

    /** Refuses missing parts. */
    public OcspSettings {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(certIdHash);
        Objects.requireNonNull(rules);
        Objects.requireNonNull(http);
        Objects.requireNonNull(cache);
        Objects.requireNonNull(remote);
    }

    /** {@return the safe settings: the certificate's own responder if it is SK's, SHA-1 in the request} */
    public static OcspSettings defaults() {
        return new OcspSettings(
                new OcspMode.Aia(ResponderHosts.parse(DEFAULT_ALLOWED_HOSTS)),
                CertIdHash.SHA1,
                AnswerRules.defaults(),
                HttpLimits.defaults(),
                CacheLimits.defaults(),
                RemoteLimits.defaults());
    }
}
