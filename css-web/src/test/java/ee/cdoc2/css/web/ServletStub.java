package ee.cdoc2.css.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One request and its response, with only the methods that the servlet layer of CSS calls. */
public final class ServletStub {
    public final Map<String, String> headers = new TreeMap<>();
    public int status = HttpServletResponse.SC_OK;
    public int errorSent;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    public HttpServletRequest request(String path, String query, Map<String, Object> attributes) {
        return stub(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getRequestURI" -> path;
            case "getQueryString" -> query;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    /** {@return a request of HTTP/1.1} */
    public HttpServletRequest request(Map<String, List<String>> requestHeaders) {
        return request("HTTP/1.1", requestHeaders);
    }

    public HttpServletRequest request(String protocol, Map<String, List<String>> requestHeaders) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(requestHeaders);
        return stub(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getProtocol" -> protocol;
            case "getHeaderNames" -> Collections.enumeration(byName.keySet());
            case "getHeader" ->
                byName.getOrDefault((String) arguments[0], List.of("none")).get(0);
            case "getHeaders" -> Collections.enumeration(byName.getOrDefault((String) arguments[0], List.of()));
            default -> throw new UnsupportedOperationException(method);
        });
    }

    public HttpServletResponse response() {
        return stub(HttpServletResponse.class, (method, arguments) -> {
            switch (method) {
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                case "setContentLength" -> headers.put("Content-Length", arguments[0].toString());
                case "setStatus" -> status = (int) arguments[0];
                case "sendError" -> errorSent = (int) arguments[0];
                case "getOutputStream" -> {
                    return output();
                }
                default -> throw new UnsupportedOperationException(method);
            }
            return null;
        });
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public void write(int octet) {
                body.write(octet);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }
}
