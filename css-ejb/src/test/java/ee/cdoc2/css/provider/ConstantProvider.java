package ee.cdoc2.css.provider;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;

/** A provider that gives one answer to every signature. */
public final class ConstantProvider extends Provider {
    private static final long serialVersionUID = 1;

    /** A provider with this answer. */
    public ConstantProvider(boolean answer) {
        super("Constant", "1", "");
        for (String name : new String[] {"SHA256withRSA", "SHA256withRSA/PSS", "SHA256withECDSA", "SHA384withECDSA"}) {
            put("Signature." + name, answer ? Yes.class.getName() : No.class.getName());
        }
    }

    /** Verifies everything. */
    public static class Yes extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte one) {}

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        protected void engineSetParameter(AlgorithmParameterSpec parameters) {}

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            return null;
        }
    }

    /** Verifies nothing. */
    public static final class No extends Yes {
        @Override
        protected boolean engineVerify(byte[] signature) {
            return false;
        }
    }
}
