package ee.cdoc2.css.relyingparty;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.CounterSignatureBase;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.relyingparty.StructuredDictionary.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a counter-signature says, before anybody has verified that it is true: exactly two components, {@code created},
 * {@code keyid} and perhaps {@code alg}, spelled in the one way that RFC 9421 section 3.1 gives.
 *
 * @param label      of the one member that both fields have
 * @param created    when it was made
 * @param keyId      which of the RP server's keys is to have signed it
 * @param signedHash what {@code x-rp-signed-hash} holds
 * @param name       {@code x-rp-name}
 * @param base       what is signed
 * @param signature  the signature, raw
 */
public record CounterSignature(
        String label,
        Instant created,
        String keyId,
        byte[] signedHash,
        String name,
        CounterSignatureBase base,
        byte[] signature) {
    private static final int MAX_INPUT = 1024;
    private static final int MAX_SIGNATURE = 256;
    private static final int MAX_HASH = 44;
    private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;
    private static final Pattern NAME = Pattern.compile("[ -~]{1,128}");
    private static final Pattern BYTE_SEQUENCE = Pattern.compile(":([A-Za-z0-9+/]*+={0,2}):");
    private static final String COMPONENTS = "(\"x-rp-signed-hash\" \"x-rp-name\")";
    /** One parameter; each may stand once, in any order. */
    private static final Pattern PARAMETER = Pattern.compile(
            ";(?:created=(?<created>0|[1-9][0-9]{0,11})|keyid=\"(?<keyid>[ !#-\\[\\]-~]{1,128})\"|(?<alg>alg=\"ecdsa-p256-sha256\"))");

    /**
     * Reads the fields.
     *
     * @param fields from the wire
     * @return what they say
     * @throws Denied {@link Denial#COUNTER_SIGNATURE_MALFORMED} or {@link Denial#COUNTER_SIGNATURE_NOT_IN_PROFILE}
     */
    public static CounterSignature parse(CounterSignatureFields fields) {
        byte[] signedHash = StrictBase64.STANDARD
                .decode(fields.signedHash())
                .filter(bytes -> fields.signedHash().length() <= MAX_HASH)
                .orElseThrow(CounterSignature::malformed);
        if (!NAME.matcher(fields.name()).matches()) {
            throw malformed();
        }
        List<Member> inputs = members(fields.signatureInput(), MAX_INPUT);
        List<Member> signatures = members(fields.signature(), MAX_SIGNATURE);
        List<byte[]> values =
                signatures.stream().map(CounterSignature::byteSequence).toList();
        Member input = inputs.get(0);
        if (inputs.size() != 1
                || signatures.size() != 1
                || !input.key().equals(signatures.get(0).key())) {
            throw notInProfile();
        }
        Parameters parameters = parameters(input.value());
        return new CounterSignature(
                input.key(),
                parameters.created(),
                parameters.keyId(),
                signedHash,
                fields.name(),
                new CounterSignatureBase(fields.signedHash(), fields.name(), input.value()),
                values.get(0));
    }

    private static List<Member> members(String field, int maxLength) {
        return StructuredDictionary.parse(field, maxLength).orElseThrow(CounterSignature::malformed);
    }

    private static byte[] byteSequence(Member member) {
        return Optional.of(BYTE_SEQUENCE.matcher(member.value()))
                .filter(Matcher::matches)
                .flatMap(matched -> StrictBase64.STANDARD.decode(matched.group(1)))
                .orElseThrow(CounterSignature::malformed);
    }

    private record Parameters(Instant created, String keyId) {}

    private static Parameters parameters(String value) {
        if (!value.startsWith(COMPONENTS)) {
            throw notInProfile();
        }
        String created = null;
        String keyId = null;
        boolean algorithm = false;
        Matcher parameter = PARAMETER.matcher(value).region(COMPONENTS.length(), value.length());
        int end = COMPONENTS.length();
        while (parameter.lookingAt()) {
            if (parameter.group("created") != null && created == null) {
                created = parameter.group("created");
            } else if (parameter.group("keyid") != null && keyId == null) {
                keyId = parameter.group("keyid");
            } else if (parameter.group("alg") != null && !algorithm) {
                algorithm = true;
            } else {
                throw notInProfile();
            }
            end = parameter.end();
            parameter.region(end, value.length());
        }
        if (end != value.length() || created == null || keyId == null) {
            throw notInProfile();
        }
        long seconds = Long.parseLong(created);
        if (seconds > LAST_SECOND_OF_9999) {
            throw notInProfile();
        }
        return new Parameters(Instant.ofEpochSecond(seconds), keyId);
    }

    private static Denied malformed() {
        return new Denied(Denial.COUNTER_SIGNATURE_MALFORMED);
    }

    private static Denied notInProfile() {
        return new Denied(Denial.COUNTER_SIGNATURE_NOT_IN_PROFILE);
    }

    @Override
    public String toString() {
        return "CounterSignature[…]";
    }
}
