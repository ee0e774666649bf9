package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.ShareId;
import jakarta.interceptor.InvocationContext;
import java.util.function.BiFunction;

/** A call of a {@link RecipientAuthenticated} method, whose presentation one interceptor after the other replaces. */
final class AuthenticatedCall {
    private static final int SHARE_ID = 0;
    private static final int PRESENTATION = 1;

    private AuthenticatedCall() {}

    /** Goes on with what {@code step} makes of the presentation; a presentation of another kind stops the call. */
    static <P extends Credentials> Object proceed(
            InvocationContext call, Class<P> expected, BiFunction<ShareId, P, Credentials> step) throws Exception {
        Object[] parameters = call.getParameters();
        parameters[PRESENTATION] = step.apply((ShareId) parameters[SHARE_ID], expected.cast(parameters[PRESENTATION]));
        call.setParameters(parameters);
        return call.proceed();
    }
}
