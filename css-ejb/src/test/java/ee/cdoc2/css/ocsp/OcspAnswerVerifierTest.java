package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.ocsp.OcspAnswerVerifier.Status;
import ee.cdoc2.css.ocsp.OcspAnswerVerifier.Verdict;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateExtension;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.trust.AuthorityCertificate;
import ee.cdoc2.css.trust.Certificates;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspAnswerVerifierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration DAY = Duration.ofDays(1);
    private static final URI RESPONDER = URI.create("http://aia.sk.ee/eid");
    private static final AnswerRules RULES = AnswerRules.defaults();
    private static final CertificateAuthority CA =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("TEST CA"), CLOCK);
    private static final CertificateAuthority OTHER_CA =
            CertificateAuthority.selfSigned(CertificateAuthority.profile("OTHER CA"), CLOCK);
    private static final Identity ISSUER = new Identity(CA.key(), List.of(CA.certificate()));
    private static final Identity DELEGATE = CA.issue(CertificateProfiles.ocspDelegate());
    private static final X509Certificate PERSON =
            CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101")).certificate();
    private static final OcspQuestions.Question QUESTION = question();

    // who may sign

    @Test
    void believesADelegateOfTheIssuer() {
        assertThat(outcome(answer -> {})).isEqualTo("GOOD");
    }

    @Test
    void believesTheIssuerItself() {
        assertThat(outcome(ISSUER, RULES)).isEqualTo("GOOD");
    }

    @Test
    void believesTheIssuerWithoutItsCertificateAttached() {
        assertThat(outcome(ISSUER, RULES, answer -> answer.attached = List.of()))
                .isEqualTo("GOOD");
    }

    @Test
    void believesAResponderThatNamesItsKey() {
        assertThat(outcome(answer -> answer.namedByKey = true)).isEqualTo("GOOD");
    }

    static Stream<CertificateRequest> delegates() {
        return Stream.of(
                CertificateProfiles.ocspDelegate().ocspNoCheck(false),
                CertificateProfiles.ocspDelegate().noKeyUsage(),
                CertificateProfiles.ocspDelegate().key(KeyType.rsa(2048)),
                CertificateProfiles.ocspDelegate().validity(NOW.minusSeconds(60), NOW));
    }

    @ParameterizedTest
    @MethodSource("delegates")
    void believesAllKindsOfDelegates(CertificateRequest delegate) {
        assertThat(outcome(CA.issue(delegate), RULES)).isEqualTo("GOOD");
    }

    static Stream<KeyPair> keysForPss() {
        return Stream.of(KeyPairs.of(KeyType.pss(2048)), KeyPairs.pssWith("SHA-256"));
    }

    @ParameterizedTest
    @MethodSource("keysForPss")
    void believesADelegateWithAKeyForPss(KeyPair key) {
        Identity delegate = CA.issue(CertificateProfiles.ocspDelegate().key(key));

        assertThat(outcome(delegate, RULES, answer -> answer.algorithm = "SHA256withRSAandMGF1"))
                .isEqualTo("GOOD");
    }

    static Stream<CertificateRequest> noDelegates() {
        return Stream.of(
                CertificateProfiles.unauthorisedOcspDelegate(),
                CertificateProfiles.ocspDelegate().extendedKeyUsages("2.5.29.37.0"), // anyExtendedKeyUsage
                CertificateProfiles.ocspDelegate().extendedKeyUsages(CertificateProfiles.CLIENT_AUTH),
                CertificateProfiles.ocspDelegate().keyUsage(KeyUsage.keyEncipherment),
                CertificateProfiles.ocspDelegate().keyUsage(KeyUsage.nonRepudiation),
                CertificateProfiles.ocspDelegate().key(KeyType.rsa(1024)),
                CertificateProfiles.ocspDelegate().signatureAlgorithm("SHA1withECDSA"),
                CertificateProfiles.ocspDelegate().extension(CertificateExtension.unknownCritical()),
                CertificateProfiles.ocspDelegate().validity(NOW.minusSeconds(60), NOW.minusSeconds(1)),
                CertificateProfiles.ocspDelegate().validity(NOW.plusSeconds(1), NOW.plusSeconds(60)));
    }

    @ParameterizedTest
    @MethodSource("noDelegates")
    void refusesWhoIsNoDelegate(CertificateRequest request) {
        assertThat(outcome(CA.issue(request), RULES)).isEqualTo(notAuthorised());
    }

    @Test
    void refusesADelegateOfAnotherIssuer() {
        assertThat(outcome(OTHER_CA.issue(CertificateProfiles.ocspDelegate()), RULES))
                .isEqualTo(notAuthorised());
    }

    @Test
    void refusesADelegateOfAnIssuerThatOnlyHasTheSameName() {
        CertificateAuthority namesake = CertificateAuthority.selfSigned(CertificateAuthority.profile("TEST CA"), CLOCK);

        assertThat(outcome(namesake.issue(CertificateProfiles.ocspDelegate()), RULES))
                .isEqualTo(notAuthorised());
    }

    /** RFC 6960 section 4.2.2.2: issued directly by the CA that issued the certificate in question. */
    @Test
    void refusesADelegateOfASubordinateIssuer() {
        CertificateAuthority subordinate = CA.subordinate(CertificateAuthority.profile("SUB CA"));
        Identity delegate = subordinate.issue(CertificateProfiles.ocspDelegate());

        assertThat(outcome(
                        delegate,
                        RULES,
                        answer -> answer.attached = List.of(delegate.certificate(), subordinate.certificate())))
                .isEqualTo(notAuthorised());
    }

    @Test
    void refusesAnotherIssuerItself() {
        assertThat(outcome(new Identity(OTHER_CA.key(), List.of(OTHER_CA.certificate())), RULES))
                .isEqualTo(notAuthorised());
    }

    @Test
    void refusesADelegateWhoseCertificateIsNotAttached() {
        assertThat(outcome(answer -> answer.attached = List.of())).isEqualTo(notAuthorised());
    }

    @Test
    void believesAConfiguredResponderOfAnybody() {
        Identity configured = OTHER_CA.issue(CertificateProfiles.ocspDelegate());

        assertThat(outcome(configured, rulesWith(configured), answer -> answer.attached = List.of()))
                .isEqualTo("GOOD");
    }

    @Test
    void refusesAConfiguredResponderThatHasExpired() {
        Identity expired =
                OTHER_CA.issue(CertificateProfiles.ocspDelegate().validity(NOW.minusSeconds(60), NOW.minusSeconds(1)));

        assertThat(outcome(expired, rulesWith(expired))).isEqualTo(notAuthorised());
    }

    @Test
    void refusesAResponderIdThatNamesAnother() {
        assertThat(outcome(answer -> answer.named =
                        CA.issue(CertificateProfiles.ocspDelegate().commonName("SOMEBODY ELSE"))))
                .isEqualTo(notAuthorised());
    }

    @Test
    void refusesAResponderIdWithAnothersKey() {
        assertThat(outcome(answer -> {
                    answer.namedByKey = true;
                    answer.named = CA.issue(CertificateProfiles.ocspDelegate());
                }))
                .isEqualTo(notAuthorised());
    }

    // signature

    @Test
    void refusesASignatureOfAnotherKey() {
        Identity forger = new Identity(KeyPairs.of(KeyType.P256).getPrivate(), DELEGATE.chain());

        assertThat(outcome(forger, RULES)).isEqualTo("the answer's signature does not hold");
    }

    @Test
    void refusesAPssSignatureOfAnotherKeyOfTheSameLength() {
        Identity delegate = CA.issue(CertificateProfiles.ocspDelegate().key(KeyType.rsa(2048)));
        Identity forger = new Identity(KeyPairs.of(KeyType.pss(2048)).getPrivate(), delegate.chain());

        assertThat(outcome(forger, RULES, answer -> answer.algorithm = "SHA256withRSAandMGF1"))
                .isEqualTo("the answer's signature does not hold");
    }

    @Test
    void refusesAPssSignatureInTheNameOfAKeyOfAnotherKind() {
        Identity forger = new Identity(KeyPairs.of(KeyType.pss(2048)).getPrivate(), DELEGATE.chain());

        assertThat(outcome(forger, RULES, answer -> answer.algorithm = "SHA256withRSAandMGF1"))
                .isEqualTo("the answer's signature does not hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA224withRSA", "SHA1withRSAandMGF1"})
    void refusesWeakSignatureAlgorithms(String algorithm) {
        assertThat(outcome(
                        CA.issue(CertificateProfiles.ocspDelegate().key(KeyType.rsa(2048))),
                        RULES,
                        answer -> answer.algorithm = algorithm))
                .isEqualTo("the answer's signature algorithm is not accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withRSA", "SHA384withRSA", "SHA512withRSA", "SHA256withRSAandMGF1"})
    void acceptsStrongSignatureAlgorithms(String algorithm) {
        assertThat(outcome(
                        CA.issue(CertificateProfiles.ocspDelegate().key(KeyType.rsa(2048))),
                        RULES,
                        answer -> answer.algorithm = algorithm))
                .isEqualTo("GOOD");
    }

    @Test
    void doesNotBelieveARevocationThatAStrangerSigned() {
        assertThat(outcome(
                        OTHER_CA.issue(CertificateProfiles.ocspDelegate()),
                        RULES,
                        answer -> answer.status = new UnknownStatus()))
                .isEqualTo(notAuthorised());
    }

    // about whom

    static Stream<CertID> otherCertificates() {
        CertID id = QUESTION.certificate();
        DEROctetString zeros = new DEROctetString(new byte[20]);
        return Stream.of(
                new CertID(
                        id.getHashAlgorithm(),
                        id.getIssuerNameHash(),
                        id.getIssuerKeyHash(),
                        new ASN1Integer(id.getSerialNumber().getValue().add(BigInteger.ONE))),
                new CertID(id.getHashAlgorithm(), zeros, id.getIssuerKeyHash(), id.getSerialNumber()),
                new CertID(id.getHashAlgorithm(), id.getIssuerNameHash(), zeros, id.getSerialNumber()),
                new CertID(
                        new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
                        id.getIssuerNameHash(),
                        id.getIssuerKeyHash(),
                        id.getSerialNumber()));
    }

    @ParameterizedTest
    @MethodSource("otherCertificates")
    void refusesAnAnswerAboutAnotherCertificate(CertID other) {
        assertThat(outcome(answer -> answer.about = other)).isEqualTo("the answer is not about our certificate");
    }

    @Test
    void takesAbsentHashParametersForNull() {
        CertID id = QUESTION.certificate();

        assertThat(outcome(answer -> answer.about = new CertID(
                        new AlgorithmIdentifier(id.getHashAlgorithm().getAlgorithm()),
                        id.getIssuerNameHash(),
                        id.getIssuerKeyHash(),
                        id.getSerialNumber())))
                .isEqualTo("GOOD");
    }

    @Test
    void refusesAnAnswerAboutNobody() {
        assertThat(outcome(answer -> answer.times = 0)).isEqualTo("the answer is not about our certificate");
    }

    // several answers in one

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsOursAmongOthers(boolean othersFirst) {
        assertThat(outcome(answer -> {
                    answer.othersFirst = othersFirst;
                    answer.others.add(single(somebodyElse(), revoked()));
                    answer.others.add(new Answer.Single(somebodyElse(), new UnknownStatus(), NOW.minus(DAY), null));
                }))
                .isEqualTo("GOOD");
        assertThat(outcome(answer -> {
                    answer.othersFirst = othersFirst;
                    answer.status = revoked();
                    answer.others.add(single(somebodyElse(), CertificateStatus.GOOD));
                }))
                .isEqualTo("REVOKED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsRevokedWin(boolean othersFirst) {
        assertThat(outcome(answer -> {
                    answer.othersFirst = othersFirst;
                    answer.others.add(single(QUESTION.certificate(), revoked()));
                }))
                .isEqualTo("REVOKED");
        assertThat(outcome(answer -> {
                    answer.othersFirst = othersFirst;
                    answer.status = revoked();
                    answer.others.add(new Answer.Single(
                            QUESTION.certificate(), CertificateStatus.GOOD, NOW.minus(DAY), NOW.minus(DAY)));
                }))
                .isEqualTo("REVOKED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAnAnswerThatContradictsItself(boolean othersFirst) {
        assertThat(outcome(answer -> {
                    answer.othersFirst = othersFirst;
                    answer.others.add(single(QUESTION.certificate(), new UnknownStatus()));
                }))
                .isEqualTo("the answer contradicts itself");
    }

    /** Whether it still holds cannot be known, so neither can what the other one says. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAnAnswerOfWhichAPartIsStale(boolean othersFirst) {
        assertThat(outcome(answer -> {
                    answer.othersFirst = othersFirst;
                    answer.others.add(
                            new Answer.Single(QUESTION.certificate(), revoked(), NOW.minus(DAY), NOW.minus(DAY)));
                }))
                .isEqualTo("the answer is stale: check both clocks");
    }

    @Test
    void takesTheSameAnswerTwiceUntilTheFirstOfThemEnds() throws Exception {
        Answer answer = good();
        answer.others.add(new Answer.Single(QUESTION.certificate(), CertificateStatus.GOOD, NOW, NOW.plusSeconds(5)));

        assertThat(verdict(answer.sign())).isEqualTo(new Verdict(Status.GOOD, Optional.of(NOW.plusSeconds(5))));
    }

    // the bytes that are signed

    @ParameterizedTest
    @ValueSource(strings = {"20260301120000.500Z", "20260301120000.0Z", "20260301120000.123456000Z", "202603011200Z"})
    void verifiesTheSignatureOverTheBytesThatCame(String producedAt) throws Exception {
        assertThat(verdict(producedAt(producedAt)).status()).isEqualTo(Status.GOOD);
    }

    @Test
    void refusesBytesThatOnlyEncodeTheSame() throws Exception {
        byte[] answer = producedAt("20260301120000.500Z");
        int end = new String(answer, StandardCharsets.ISO_8859_1).indexOf(".500Z");
        answer[end + 3] = '1';

        assertThat(fault(answer)).hasMessage("the answer's signature does not hold");
    }

    // nonce

    @Test
    void refusesAnAnswerWithoutNonce() {
        assertThat(outcome(answer -> answer.nonce = null)).isEqualTo("the answer has no nonce");
    }

    @Test
    void admitsAnAnswerWithoutNonceWhereConfigured() {
        AnswerRules nonceless =
                new AnswerRules(ResponderHosts.parse("aia.sk.ee"), RULES.clockSkew(), RULES.maxAge(), Set.of());

        assertThat(outcome(DELEGATE, nonceless, answer -> answer.nonce = null)).isEqualTo("GOOD");
    }

    @Test
    void refusesAnotherNonceEvenWhereItMayBeAbsent() {
        AnswerRules nonceless =
                new AnswerRules(ResponderHosts.parse("aia.sk.ee"), RULES.clockSkew(), RULES.maxAge(), Set.of());

        assertThat(outcome(DELEGATE, nonceless, answer -> answer.nonce = new byte[32]))
                .isEqualTo("the answer has the nonce of another request");
    }

    static Stream<byte[]> otherNonces() {
        return Stream.of(
                new byte[32], new byte[0], Arrays.copyOf(QUESTION.nonce(), 31), Arrays.copyOf(QUESTION.nonce(), 33));
    }

    @ParameterizedTest
    @MethodSource("otherNonces")
    void refusesAnotherNonce(byte[] nonce) {
        assertThat(outcome(answer -> answer.nonce = nonce)).isEqualTo("the answer has the nonce of another request");
        assertThat(outcome(answer -> {
                    answer.nonce = nonce;
                    answer.bareNonce = true;
                }))
                .isEqualTo("the answer has the nonce of another request");
    }

    /** As responders before RFC 8954 do: the bytes without an OCTET STRING around them. */
    @Test
    void takesTheNonceWithoutItsOctetString() {
        assertThat(outcome(answer -> answer.bareNonce = true)).isEqualTo("GOOD");
    }

    // time: the skew is 5 minutes, the age 2

    @ParameterizedTest
    @CsvSource({"300, GOOD", "301, the answer is from the future: check both clocks"})
    void drawsTheLineOfProducedAt(int secondsAhead, String expected) {
        assertThat(outcome(answer -> answer.producedAt = NOW.plusSeconds(secondsAhead)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"300, GOOD", "301, the answer is from the future: check both clocks"})
    void drawsTheLineOfThisUpdate(int secondsAhead, String expected) {
        assertThat(outcome(answer -> answer.thisUpdate = NOW.plusSeconds(secondsAhead)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"300, GOOD", "301, the answer is stale: check both clocks"})
    void drawsTheLineOfNextUpdate(int secondsAgo, String expected) {
        assertThat(outcome(answer -> {
                    answer.thisUpdate = NOW.minus(Duration.ofDays(1));
                    answer.nextUpdate = NOW.minusSeconds(secondsAgo);
                }))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"120, GOOD", "121, the answer is stale: check both clocks"})
    void drawsTheLineOfTheAgeWithoutNextUpdate(int secondsAgo, String expected) {
        assertThat(outcome(answer -> {
                    answer.thisUpdate = NOW.minusSeconds(secondsAgo);
                    answer.nextUpdate = null;
                }))
                .isEqualTo(expected);
    }

    @Test
    void refusesANextUpdateBeforeThisUpdate() {
        assertThat(outcome(answer -> {
                    answer.thisUpdate = NOW;
                    answer.nextUpdate = NOW.minusSeconds(1);
                }))
                .isEqualTo("the answer is stale: check both clocks");
    }

    // extensions

    @Test
    void refusesUnknownCriticalExtensionsOfTheAnswer() {
        assertThat(outcome(answer -> answer.extensions.add(Answer.extension(Answer.NOBODY_KNOWS, true, new byte[1]))))
                .isEqualTo("the answer has a critical extension that is not known");
    }

    @Test
    void refusesUnknownCriticalExtensionsOfTheSingleAnswer() {
        assertThat(outcome(answer ->
                        answer.singleExtensions.add(Answer.extension(Answer.NOBODY_KNOWS, true, new byte[1]))))
                .isEqualTo("the answer has a critical extension that is not known");
    }

    @Test
    void refusesACriticalNonceInTheSingleAnswer() {
        assertThat(outcome(answer -> answer.singleExtensions.add(
                        Answer.extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, true, new byte[32]))))
                .isEqualTo("the answer has a critical extension that is not known");
    }

    @Test
    void leavesOtherExtensionsAlone() {
        assertThat(outcome(answer -> {
                    answer.extensions.add(Answer.extension(Answer.NOBODY_KNOWS, false, new byte[1]));
                    answer.singleExtensions.add(Answer.extension(Answer.NOBODY_KNOWS, false, new byte[1]));
                }))
                .isEqualTo("GOOD");
    }

    // status

    @ParameterizedTest
    @ValueSource(ints = {CRLReason.unspecified, CRLReason.keyCompromise, CRLReason.certificateHold})
    void readsRevokedForAnyReason(int reason) {
        assertThat(outcome(answer -> answer.status = new RevokedStatus(Date.from(NOW), reason)))
                .isEqualTo("REVOKED");
    }

    @Test
    void readsRevokedWithoutReason() {
        assertThat(outcome(answer -> answer.status = new RevokedStatus(Date.from(NOW))))
                .isEqualTo("REVOKED");
    }

    @Test
    void readsUnknown() {
        assertThat(outcome(answer -> answer.status = new UnknownStatus())).isEqualTo("UNKNOWN");
    }

    // form

    @ParameterizedTest
    @CsvSource({
        "1, OCSP_UNREACHABLE, WARNING",
        "2, OCSP_UNREACHABLE, INFO",
        "3, OCSP_UNREACHABLE, INFO",
        "4, OCSP_ANSWER_REFUSED, WARNING",
        "5, OCSP_UNREACHABLE, WARNING",
        "6, OCSP_UNREACHABLE, WARNING",
        "7, OCSP_ANSWER_REFUSED, WARNING"
    })
    void tellsTheResponseStatusesApart(int status, Denial denial, String level) {
        // OCSPResponse ::= SEQUENCE { ENUMERATED }; built by hand, for the library refuses to make status 4 and 7
        StatusUndetermined fault = fault(new byte[] {0x30, 3, 10, 1, (byte) status});

        assertThat(fault.denial()).isEqualTo(denial);
        assertThat(fault.level().getName()).isEqualTo(level);
    }

    @Test
    void refusesSuccessWithoutAnAnswer() throws Exception {
        assertThat(fault(new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL), null).getEncoded())
                        .denial())
                .isEqualTo(Denial.OCSP_ANSWER_REFUSED);
    }

    @Test
    void refusesAnotherTypeOfAnswer() throws Exception {
        byte[] basic = OCSPResponse.getInstance(good().sign())
                .getResponseBytes()
                .getResponse()
                .getOctets();
        byte[] other = new OCSPResponse(
                        new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                        new ResponseBytes(Answer.NOBODY_KNOWS, new DEROctetString(basic)))
                .getEncoded();

        assertThat(fault(other)).hasMessage("the answer is not of the basic type");
    }

    @Test
    void refusesBytesBehindTheAnswer() {
        byte[] answer = good().sign();

        assertThat(fault(Arrays.copyOf(answer, answer.length + 1))).hasMessage("the answer is malformed");
    }

    @Test
    void refusesBytesBehindTheSignedPart() throws Exception {
        byte[] basic = OCSPResponse.getInstance(good().sign())
                .getResponseBytes()
                .getResponse()
                .getOctets();
        byte[] longer = new OCSPResponse(
                        new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                        new ResponseBytes(
                                OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                                new DEROctetString(Arrays.copyOf(basic, basic.length + 1))))
                .getEncoded();

        assertThat(fault(longer)).hasMessage("the answer is malformed");
    }

    @Test
    void givesNextUpdate() throws Exception {
        assertThat(verdict(good().sign()))
                .isEqualTo(new Verdict(Status.GOOD, Optional.of(NOW.plus(Duration.ofHours(1)))));
    }

    /** A good answer with this producedAt, written as it is: no DER encoder writes most of them. */
    private static byte[] producedAt(String time) throws Exception {
        BasicOCSPResponse basic = BasicOCSPResponse.getInstance(OCSPResponse.getInstance(good().sign())
                .getResponseBytes()
                .getResponse()
                .getOctets());
        ASN1Encodable[] parts = ASN1Sequence.getInstance(
                        basic.getTbsResponseData().getEncoded())
                .toArray();
        parts[1] = new ASN1GeneralizedTime(time);
        byte[] signed = new DLSequence(parts).getEncoded();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(DELEGATE.key());
        signature.update(signed);
        byte[] bent = new DLSequence(new ASN1Encodable[] {
                    ASN1Primitive.fromByteArray(signed),
                    basic.getSignatureAlgorithm(),
                    new DERBitString(signature.sign()),
                    new DERTaggedObject(true, 0, basic.getCerts())
                })
                .getEncoded();
        return new OCSPResponse(
                        new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                        new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(bent)))
                .getEncoded();
    }

    private static Answer.Single single(CertID about, CertificateStatus status) {
        return new Answer.Single(about, status, NOW, NOW.plusSeconds(60));
    }

    private static CertificateStatus revoked() {
        return new RevokedStatus(Date.from(NOW));
    }

    private static CertID somebodyElse() {
        CertID ours = QUESTION.certificate();
        return new CertID(
                ours.getHashAlgorithm(),
                ours.getIssuerNameHash(),
                ours.getIssuerKeyHash(),
                new ASN1Integer(ours.getSerialNumber().getValue().add(BigInteger.ONE)));
    }

    private static Verdict verdict(byte[] answer) throws StatusUndetermined {
        return verifier(RULES).verify(answer, QUESTION, AuthorityCertificate.of(CA.certificate()), RESPONDER);
    }

    private static String outcome(Consumer<Answer> bend) {
        return outcome(DELEGATE, RULES, bend);
    }

    private static String outcome(Identity signer, AnswerRules rules) {
        return outcome(signer, rules, answer -> {});
    }

    /** {@return the status, or why there is none} */
    private static String outcome(Identity signer, AnswerRules rules, Consumer<Answer> bend) {
        Answer answer = new Answer(QUESTION, signer, NOW);
        bend.accept(answer);
        try {
            return verifier(rules)
                    .verify(answer.sign(), QUESTION, AuthorityCertificate.of(CA.certificate()), RESPONDER)
                    .status()
                    .name();
        } catch (StatusUndetermined undetermined) {
            assertThat(undetermined.denial()).isEqualTo(Denial.OCSP_ANSWER_REFUSED);
            return undetermined.getMessage();
        }
    }

    private static StatusUndetermined fault(byte[] der) {
        try {
            verifier(RULES).verify(der, QUESTION, AuthorityCertificate.of(CA.certificate()), RESPONDER);
            throw new AssertionError("believed");
        } catch (StatusUndetermined undetermined) {
            return undetermined;
        }
    }

    private static String notAuthorised() {
        return "the answer is not signed by the issuer, its delegate or a configured responder";
    }

    private static AnswerRules rulesWith(Identity configured) {
        return new AnswerRules(
                ResponderHosts.none(), RULES.clockSkew(), RULES.maxAge(), Set.of(configured.certificate()));
    }

    private static Answer good() {
        return new Answer(QUESTION, DELEGATE, NOW);
    }

    private static OcspAnswerVerifier verifier(AnswerRules rules) {
        return new OcspAnswerVerifier(rules, CLOCK, TestedVerifier.INSTANCE);
    }

    private static OcspQuestions.Question question() {
        try {
            OcspQuestions questions = new OcspQuestions(CertIdHash.SHA1, new FixedRandom());
            return questions.about(questions.certId(Certificates.issued(PERSON, CA.certificate())));
        } catch (StatusUndetermined impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
