package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.protocol.ProblemType;

/** What the outside is told when the HTTP layer, not we, found the fault: it says so by a status code. */
final class HttpStatusProblem {
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private HttpStatusProblem() {}

    static ProblemType of(int status) {
        return switch (status) {
            // 403 is a server's word about pages of its own; nobody outside need know of them (RFC 9110 section 15.5.4)
            case 403, 404 -> ProblemType.NO_SUCH_RESOURCE;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 431 -> ProblemType.HEADERS_TOO_LARGE;
            default ->
                FIRST_CLIENT_ERROR <= status && status < FIRST_SERVER_ERROR
                        ? ProblemType.REQUEST_REFUSED
                        : ProblemType.INTERNAL_ERROR;
        };
    }
}
