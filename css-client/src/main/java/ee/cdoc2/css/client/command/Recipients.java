package ee.cdoc2.css.client.command;

import ee.cdoc2.css.protocol.RecipientId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a recipient id from the command line. */
final class Recipients implements ITypeConverter<RecipientId> {

    @Override
    public RecipientId convert(String text) {
        return RecipientId.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "not a recipient id, such as etsi/PNOEE-48010010101 or private/JIO/70000349"));
    }
}
