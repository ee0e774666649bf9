package ee.cdoc2.css.client.command;

import ee.cdoc2.css.protocol.BaseUrl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a server's URL from the command line. */
final class BaseUrls implements ITypeConverter<BaseUrl> {

    @Override
    public BaseUrl convert(String text) {
        return BaseUrl.parse(text)
                .orElseThrow(() -> new TypeConversionException("not https://host:port and a path, if need be"));
    }
}
