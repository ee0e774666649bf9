package ee.cdoc2.css.client.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The attribute {@code serialNumber} (2.5.4.5) of a certificate's subject: who the recipient is. It is read from the DER of
 * the name, as the servers read it: in a text form, one attribute could pretend to be several, or several to be one.
 */
public final class SubjectSerialNumber {
    private static final ByteBuffer OBJECT_IDENTIFIER =
            ByteBuffer.wrap(HexFormat.of().parseHex("550405")).asReadOnlyBuffer();
    private static final int UTF8_STRING = 0x0c;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int LONG_LENGTH = 0x80;

    private SubjectSerialNumber() {}

    /**
     * Reads it.
     *
     * @param certificate any certificate
     * @return its text; nothing unless there is exactly one such attribute, a PrintableString or a UTF8String
     */
    public static Optional<String> of(X509Certificate certificate) {
        Element name = Element.read(
                ByteBuffer.wrap(certificate.getSubjectX500Principal().getEncoded()));
        List<Element> values = new ArrayList<>();
        for (Element relativeName : name.parts()) {
            for (Element attribute : relativeName.parts()) {
                List<Element> typeAndValue = attribute.parts();
                if (typeAndValue.get(0).content().equals(OBJECT_IDENTIFIER)) {
                    values.add(typeAndValue.get(1));
                }
            }
        }
        return values.size() == 1 ? values.get(0).text() : Optional.empty();
    }

    /** A part of DER that the JDK has written, and that is well formed therefore. */
    private record Element(int tag, ByteBuffer content) {
        static Element read(ByteBuffer der) {
            int tag = Byte.toUnsignedInt(der.get());
            int length = Byte.toUnsignedInt(der.get());
            if (length >= LONG_LENGTH) {
                int bytes = length - LONG_LENGTH;
                length = 0;
                for (int i = 0; i < bytes; i++) {
                    length = length << Byte.SIZE | Byte.toUnsignedInt(der.get());
                }
            }
            ByteBuffer content = der.slice(der.position(), length);
            der.position(der.position() + length);
            return new Element(tag, content);
        }

        List<Element> parts() {
            ByteBuffer rest = content.duplicate();
            List<Element> parts = new ArrayList<>();
            while (rest.hasRemaining()) {
                parts.add(read(rest));
            }
            return parts;
        }

        Optional<String> text() {
            try {
                return switch (tag) {
                    case UTF8_STRING ->
                        Optional.of(StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(content.duplicate())
                                .toString());
                    case PRINTABLE_STRING ->
                        Optional.of(StandardCharsets.ISO_8859_1
                                .decode(content.duplicate())
                                .toString());
                    default -> Optional.empty();
                };
            } catch (CharacterCodingException notUtf8) {
                return Optional.empty();
            }
        }
    }
}
