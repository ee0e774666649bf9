package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
    @ParameterizedTest
    @CsvSource({
        "01, 02, 3006020101020102",
        // a leading bit that is set needs a byte of its own
        "80, 7f, 30070202008002017f",
        "0100, ffff, 3009020201000203 00ffff",
    })
    void isWrittenAndReadAsDer(String r, String s, String der) {
        EcdsaSignature signature = new EcdsaSignature(new BigInteger(r, 16), new BigInteger(s, 16));

        assertThat(signature.der()).isEqualTo(bytes(der));
        assertThat(EcdsaSignature.ofDer(bytes(der))).hasValue(signature);
    }

    /** As on P-521: 139 bytes, whose length takes a byte more. */
    @Test
    void aLongOneHasItsLengthInTwoBytes() {
        BigInteger large = BigInteger.ONE.shiftLeft(520);
        EcdsaSignature signature = new EcdsaSignature(large, large);

        assertThat(signature.der()).startsWith(0x30, 0x81, 136).hasSize(139);
        assertThat(EcdsaSignature.ofDer(signature.der())).hasValue(signature);
    }

    /** The last that has it in one, and the first that has not. */
    @ParameterizedTest
    @CsvSource({"487, 62, 127, 129", "487, 63, 128, 131"})
    void theLengthGrowsWhereItMust(int bitsOfR, int bytesOfS, int length, int size) {
        BigInteger s = BigInteger.ONE.shiftLeft(bytesOfS * 8 - 2);
        EcdsaSignature signature = new EcdsaSignature(BigInteger.ONE.shiftLeft(bitsOfR - 1), s);

        assertThat(signature.der()).hasSize(size);
        assertThat(Byte.toUnsignedInt(signature.der()[size - length - 1])).isEqualTo(length);
        assertThat(EcdsaSignature.ofDer(signature.der())).hasValue(signature);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "3006",
                "30060201",
                "300602010102",
                "30060201010201",
                // another tag, of the sequence and of each integer
                "3106020101020102",
                "3006030101020102",
                "3006020101030102",
                // lengths: of the sequence, none, negative, more than there is
                "3005020101020102",
                "3007020101020102",
                "30040200020102",
                "3006028001020102",
                "3006020101020202",
                // a long form where the short one does
                "308106020101020102",
                // a sign, a leading zero, bytes behind
                "3006020181020102",
                "300702020001020102",
                "300602010102010200",
            })
    void whatItWouldNotHaveWrittenIsNone(String der) {
        assertThat(EcdsaSignature.ofDer(bytes(der))).isEmpty();
    }

    @Test
    void isReadFromTwoHalves() {
        byte[] raw = new byte[64];
        Arrays.fill(raw, 0, 32, (byte) 0xff);
        raw[63] = 7;

        assertThat(EcdsaSignature.ofRaw(raw))
                .isEqualTo(new EcdsaSignature(
                        BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE), BigInteger.valueOf(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, true",
        "10, 10, true",
        "0, 1, false",
        "1, 0, false",
        "11, 1, false",
        "1, 11, false",
        "-1, 1, false",
    })
    void isFromOneToOneBelowTheOrder(int r, int s, boolean below) {
        EcdsaSignature signature = new EcdsaSignature(BigInteger.valueOf(r), BigInteger.valueOf(s));

        assertThat(signature.isBelow(BigInteger.valueOf(11))).isEqualTo(below);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
