package ee.cdoc2.css.client.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.OneLinePem;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import ee.cdoc2.css.trust.RecipientCertificate;
import java.util.Optional;

/** A file or an answer holds a certificate or none; whose it is, the client and a server see alike. */
class CertificatesFuzzTest implements FuzzTarget {
    private static final RecipientId PERSON =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();

    @Override
    public void read(byte[] input) {
        Certificates.read(input).ifPresent(SubjectSerialNumber::of);
        Certificates.parse(input).map(SubjectSerialNumber::of).ifPresent(subject -> {
            boolean persons = subject.equals(Optional.of(PERSON.subjectSerialNumber()));
            serverSees(input).ifPresent(seen -> assertThat(persons).isEqualTo(seen));
        });
    }

    /** Whether a server takes it for the person's; nothing when it reads no certificate, or has no use for its key. */
    private static Optional<Boolean> serverSees(byte[] der) {
        try {
            ee.cdoc2.css.trust.SubjectSerialNumber.check(RecipientCertificate.parse(OneLinePem.of(der)), PERSON);
            return Optional.of(true);
        } catch (Denied refused) {
            return refused.reason() == Denial.SUBJECT_DIFFERS ? Optional.of(false) : Optional.empty();
        }
    }
}
