package ee.cdoc2.css.authentication;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;

/** A method call as a container would hand it to an interceptor. */
final class Call implements InvocationContext {
    static final Object RESULT = "what the method returns";

    private Object[] parameters;
    private Object[] proceededWith;

    Call(Object... parameters) {
        this.parameters = parameters;
    }

    /** The parameters that the method would have seen; null when it was not reached. */
    Object[] proceededWith() {
        return proceededWith;
    }

    @Override
    public Object proceed() {
        proceededWith = parameters.clone();
        return RESULT;
    }

    @Override
    public Object[] getParameters() {
        return parameters.clone();
    }

    @Override
    public void setParameters(Object[] replaced) {
        parameters = replaced.clone();
    }

    @Override
    public Object getTarget() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object getTimer() {
        throw new UnsupportedOperationException();
    }

    /** None: the call is of no class. */
    @Override
    public Method getMethod() {
        return null;
    }

    @Override
    public Constructor<?> getConstructor() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getContextData() {
        throw new UnsupportedOperationException();
    }
}
