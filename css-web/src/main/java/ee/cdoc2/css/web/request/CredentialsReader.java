package ee.cdoc2.css.web.request;

import ee.cdoc2.css.authentication.Credentials;
import ee.cdoc2.css.authentication.RelyingPartyProof;
import ee.cdoc2.css.authentication.SessionCredentials;
import ee.cdoc2.css.authentication.TicketCredentials;
import ee.cdoc2.css.authentication.TokenCredentials;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.OneLinePem;
import ee.cdoc2.css.relyingparty.CounterSignatureFields;
import ee.cdoc2.css.smartid.SignatureParameters;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Selects the authentication scheme by the names of the headers that are there, and takes what they present. A header
 * that is there but empty selects its scheme all the same: what a request means must not depend on what a proxy strips.
 * Whether the server speaks that scheme is not for this class to say.
 */
public final class CredentialsReader {
    /** The longest ticket, in characters; RSA-6144 makes one of 2 KiB. */
    public static final int MAX_TICKET = 16 * 1024;
    /** The longest auth token and session token, in characters; RSA-6144 makes session tokens of 3 KiB. */
    public static final int MAX_TOKEN = 8 * 1024;
    /** The longest certificate of the second scheme, in characters. */
    public static final int MAX_CERTIFICATE = 8 * 1024;
    /** The longest {@code x-rp-signed-hash}: base64 of SHA-256. */
    public static final int MAX_SIGNED_HASH = 44;
    /** The longest {@code x-rp-name}, in characters. */
    public static final int MAX_RELYING_PARTY = 128;
    /** The longest {@code Signature-Input}, in characters. */
    public static final int MAX_SIGNATURE_INPUT = 1024;
    /** The longest {@code Signature}, in characters. */
    public static final int MAX_SIGNATURE = 256;

    /** What makes a request with a ticket one of both schemes. {@code Signature} fields are anybody's (RFC 9421). */
    private static final List<String> OF_THE_SECOND_SCHEME = List.of(
            AuthenticationHeaders.TOKEN,
            AuthenticationHeaders.SESSION_TOKEN,
            AuthenticationHeaders.SESSION_CERTIFICATE,
            AuthenticationHeaders.SMART_ID_PARAMETERS,
            AuthenticationHeaders.SIGNED_HASH,
            AuthenticationHeaders.RELYING_PARTY);

    private static final List<String> OF_MOBILE_ID = List.of(
            AuthenticationHeaders.SIGNED_HASH,
            AuthenticationHeaders.RELYING_PARTY,
            AuthenticationHeaders.SIGNATURE_INPUT,
            AuthenticationHeaders.SIGNATURE);

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]*+");

    private final Function<String, List<String>> headers;

    private CredentialsReader(Function<String, List<String>> headers) {
        this.headers = headers;
    }

    /**
     * Takes what the recipient presents for a share.
     *
     * @param headers the request's headers
     * @return tokens and certificates as they came, none of them checked but for presence and size
     * @throws Denied {@link Denial#SCHEME_MISSING}, {@link Denial#SCHEME_AMBIGUOUS},
     *                {@link Denial#TICKET_HEADER_MALFORMED}, {@link Denial#CERTIFICATE_MALFORMED},
     *                {@link Denial#PROOF_AMBIGUOUS}, {@link Denial#SMART_ID_PARAMETERS_MALFORMED} or
     *                {@link Denial#COUNTER_SIGNATURE_MALFORMED}
     */
    public static Credentials read(HttpHeaders headers) {
        return read(headers::getRequestHeader);
    }

    static Credentials read(Function<String, List<String>> headers) {
        CredentialsReader reader = new CredentialsReader(headers);
        if (reader.has(AuthenticationHeaders.TICKET)) {
            return reader.ticket();
        }
        if (reader.has(AuthenticationHeaders.TOKEN)) {
            return reader.tokens();
        }
        throw new Denied(Denial.SCHEME_MISSING);
    }

    /**
     * Takes what is presented for a nonce. Tickets and auth tokens beside are ignored.
     *
     * @param headers the request's headers
     * @return the session, not checked; nothing when neither of its headers is there: that is the first scheme
     * @throws Denied {@link Denial#TICKET_HEADER_MALFORMED} or {@link Denial#CERTIFICATE_MALFORMED}, also when the other is
     *                there alone
     */
    public static Optional<SessionCredentials> readSession(HttpHeaders headers) {
        return readSession(headers::getRequestHeader);
    }

    static Optional<SessionCredentials> readSession(Function<String, List<String>> headers) {
        CredentialsReader reader = new CredentialsReader(headers);
        return reader.has(AuthenticationHeaders.SESSION_TOKEN) || reader.has(AuthenticationHeaders.SESSION_CERTIFICATE)
                ? Optional.of(reader.session())
                : Optional.empty();
    }

    private TicketCredentials ticket() {
        if (OF_THE_SECOND_SCHEME.stream().anyMatch(this::has)) {
            throw new Denied(Denial.SCHEME_AMBIGUOUS);
        }
        return new TicketCredentials(
                single(AuthenticationHeaders.TICKET, MAX_TICKET, Denial.TICKET_HEADER_MALFORMED),
                single(AuthenticationHeaders.CERTIFICATE, OneLinePem.MAX_CHARACTERS, Denial.CERTIFICATE_MALFORMED));
    }

    private TokenCredentials tokens() {
        return new TokenCredentials(
                session(),
                printable(AuthenticationHeaders.TOKEN, MAX_TOKEN, Denial.TICKET_HEADER_MALFORMED),
                printable(AuthenticationHeaders.CERTIFICATE, MAX_CERTIFICATE, Denial.CERTIFICATE_MALFORMED),
                proof());
    }

    private SessionCredentials session() {
        return new SessionCredentials(
                printable(AuthenticationHeaders.SESSION_TOKEN, MAX_TOKEN, Denial.TICKET_HEADER_MALFORMED),
                printable(AuthenticationHeaders.SESSION_CERTIFICATE, MAX_CERTIFICATE, Denial.CERTIFICATE_MALFORMED));
    }

    /** Exactly one of the two groups, and all of it: what is to be verified is not chosen by what a sender leaves out. */
    private RelyingPartyProof proof() {
        boolean smartId = has(AuthenticationHeaders.SMART_ID_PARAMETERS);
        if (smartId == OF_MOBILE_ID.stream().anyMatch(this::has)) {
            throw new Denied(Denial.PROOF_AMBIGUOUS);
        }
        return smartId
                ? new RelyingPartyProof.SmartId(printable(
                        AuthenticationHeaders.SMART_ID_PARAMETERS,
                        SignatureParameters.MAX_CHARACTERS,
                        Denial.SMART_ID_PARAMETERS_MALFORMED))
                : new RelyingPartyProof.MobileId(new CounterSignatureFields(
                        counterSignature(AuthenticationHeaders.SIGNED_HASH, MAX_SIGNED_HASH),
                        counterSignature(AuthenticationHeaders.RELYING_PARTY, MAX_RELYING_PARTY),
                        counterSignature(AuthenticationHeaders.SIGNATURE_INPUT, MAX_SIGNATURE_INPUT),
                        counterSignature(AuthenticationHeaders.SIGNATURE, MAX_SIGNATURE)));
    }

    private String counterSignature(String name, int limit) {
        return printable(name, limit, Denial.COUNTER_SIGNATURE_MALFORMED);
    }

    private boolean has(String name) {
        return !values(name).isEmpty();
    }

    /** A header that is not there is null on one server and an empty list on another. */
    private List<String> values(String name) {
        return Optional.ofNullable(headers.apply(name)).orElse(List.of());
    }

    private String printable(String name, int limit, Denial otherwise) {
        String value = single(name, limit, otherwise);
        if (!PRINTABLE_ASCII.matcher(value).matches()) {
            throw new Denied(otherwise);
        }
        return value;
    }

    private String single(String name, int limit, Denial otherwise) {
        List<String> values = values(name);
        if (values.size() != 1
                || values.get(0) == null
                || values.get(0).isEmpty()
                || values.get(0).length() > limit) {
            throw new Denied(otherwise);
        }
        return values.get(0);
    }
}
