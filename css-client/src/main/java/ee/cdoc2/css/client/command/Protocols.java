package ee.cdoc2.css.client.command;

import ee.cdoc2.css.protocol.Scheme;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a protocol from the command line. */
final class Protocols implements ITypeConverter<Scheme> {

    @Override
    public Scheme convert(String text) {
        return Scheme.named(text).orElseThrow(() -> new TypeConversionException("neither v1 nor v2"));
    }
}
