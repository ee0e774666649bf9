package ee.cdoc2.css.settings;

import ee.cdoc2.css.ocsp.AnswerRules;
import ee.cdoc2.css.ocsp.CacheLimits;
import ee.cdoc2.css.ocsp.CertIdHash;
import ee.cdoc2.css.ocsp.OcspMode;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.ocsp.ResponderHosts;
import ee.cdoc2.css.remote.HttpLimits;
import ee.cdoc2.css.remote.RemoteLimits;
import java.util.Optional;

/** Reads {@code css.ocsp.*}. */
final class OcspSettingsReader {
    private final PropertyReader properties;

    OcspSettingsReader(PropertyReader properties) {
        this.properties = properties;
    }

    OcspSettings read() {
        ResponderHosts allowed =
                hosts("css.ocsp.allowed-hosts", ResponderHosts.parse(OcspSettings.DEFAULT_ALLOWED_HOSTS));
        OcspMode mode = properties.value(
                "css.ocsp.mode",
                new OcspMode.Aia(allowed),
                "aia, off, or the http or https URL of a responder",
                text -> Optional.of(OcspMode.parse(text, allowed)));
        CertIdHash hash =
                properties.value("css.ocsp.cert-id-hash", CertIdHash.SHA1, "SHA-1 or SHA-256", text -> switch (text) {
                    case "SHA-1" -> Optional.of(CertIdHash.SHA1);
                    case "SHA-256" -> Optional.of(CertIdHash.SHA256);
                    default -> Optional.empty();
                });
        return new OcspSettings(mode, hash, rules(), http(), cache(), remote());
    }

    private AnswerRules rules() {
        AnswerRules otherwise = AnswerRules.defaults();
        return new AnswerRules(
                hosts("css.ocsp.nonceless-hosts", otherwise.nonceless()),
                properties.duration("css.ocsp.clock-skew", otherwise.clockSkew(), AnswerRules.CLOCK_SKEW),
                properties.duration("css.ocsp.max-age", otherwise.maxAge(), AnswerRules.MAX_AGE),
                new TrustedCertificatesReader(properties).read("css.ocsp.responder-certificates", Optional.empty()));
    }

    private HttpLimits http() {
        HttpLimits otherwise = HttpLimits.defaults();
        return new HttpLimitsReader(properties)
                .read(
                        "css.ocsp",
                        otherwise.withMaxAnswerBytes(properties.number(
                                "css.ocsp.max-answer-bytes", otherwise.maxAnswerBytes(), HttpLimits.ANSWER_BYTES)));
    }

    private CacheLimits cache() {
        CacheLimits otherwise = CacheLimits.defaults();
        return new CacheLimits(
                properties.duration("css.ocsp.cache.life", otherwise.life(), CacheLimits.LIFE),
                properties.number("css.ocsp.cache.entries", otherwise.entries(), CacheLimits.ENTRIES));
    }

    private RemoteLimits remote() {
        RemoteLimits otherwise = RemoteLimits.defaults();
        return new RemoteLimits(
                properties.number("css.ocsp.max-waiting", otherwise.waiting(), RemoteLimits.WAITING),
                properties.number("css.ocsp.failures", otherwise.failures(), RemoteLimits.FAILURES),
                properties.duration("css.ocsp.pause", otherwise.pause(), RemoteLimits.PAUSE));
    }

    private ResponderHosts hosts(String name, ResponderHosts otherwise) {
        return properties.value(
                name,
                otherwise,
                "hosts, or host:port, separated by commas",
                text -> Optional.of(ResponderHosts.parse(text)));
    }
}
