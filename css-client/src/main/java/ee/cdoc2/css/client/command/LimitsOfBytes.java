package ee.cdoc2.css.client.command;

import ee.cdoc2.css.container.archive.Limits;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads from the command line how many bytes are allowed. */
final class LimitsOfBytes implements ITypeConverter<Limits> {

    @Override
    public Limits convert(String text) {
        try {
            return Limits.ofBytes(Long.parseLong(text));
        } catch (IllegalArgumentException noLimit) {
            throw new TypeConversionException("not a number of bytes from 1 to " + Limits.MOST_BYTES);
        }
    }
}
