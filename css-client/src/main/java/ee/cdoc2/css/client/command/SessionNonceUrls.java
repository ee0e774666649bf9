package ee.cdoc2.css.client.command;

import ee.cdoc2.css.protocol.SessionNonceUrl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a session-nonce URL from the command line. */
final class SessionNonceUrls implements ITypeConverter<SessionNonceUrl> {

    @Override
    public SessionNonceUrl convert(String text) {
        return SessionNonceUrl.parse(text)
                .orElseThrow(() -> new TypeConversionException("not https://host:port and a path, if need be"));
    }
}
