package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.Fingerprint;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a fingerprint from the command line. */
final class Fingerprints implements ITypeConverter<Fingerprint> {

    @Override
    public Fingerprint convert(String text) {
        return Fingerprint.parse(text)
                .orElseThrow(() -> new TypeConversionException("not 64 hex digits, with or without colons"));
    }
}
