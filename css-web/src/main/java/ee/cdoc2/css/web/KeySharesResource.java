package ee.cdoc2.css.web;

import ee.cdoc2.css.authentication.NonceRequest;
import ee.cdoc2.css.authentication.ReleaseRequest;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.ExpiryHeaders;
import ee.cdoc2.css.protocol.ExpiryTime;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.request.Routes;
import ee.cdoc2.css.share.DepositReceipt;
import ee.cdoc2.css.share.DepositService;
import ee.cdoc2.css.share.NonceService;
import ee.cdoc2.css.share.ReleaseService;
import ee.cdoc2.css.share.ReleasedShare;
import ee.cdoc2.css.web.request.CredentialsReader;
import ee.cdoc2.css.web.request.ExpiryReader;
import ee.cdoc2.css.web.request.KeyShareBody;
import ee.cdoc2.css.web.request.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/**
 * The key-shares API, 1.0.1 and 1.2: leave a share, get a nonce for it, fetch it. Bodies come in as streams and go out as bytes,
 * so that no JSON provider of a server stands between the wire and {@link StrictJson}.
 */
@Path(Routes.KEY_SHARES)
@ApplicationScoped
public class KeySharesResource {
    @Inject
    private DepositService deposits;

    @Inject
    private NonceService nonces;

    @Inject
    private ReleaseService releases;

    /**
     * Stores a share. Anybody may do that.
     *
     * @param headers the request's headers, for type and length of the body, and for when the share is to expire
     * @param body    {@code {"share": base64, "recipient": text}}, at most {@value RequestBody#MAX_BYTES} bytes
     * @return 201 with the relative {@code Location} {@code /key-shares/{shareId}}, when the share expires, whether that is
     *         sooner than was asked for, and no body
     */
    @POST
    public Response deposit(@Context HttpHeaders headers, InputStream body) {
        KeyShare keyShare = KeyShareBody.parse(RequestBody.read(headers, body));
        DepositReceipt receipt = deposits.deposit(keyShare, ExpiryReader.read(headers));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, Routes.KEY_SHARES + "/" + receipt.shareId())
                .header(ExpiryHeaders.TIME, ExpiryTime.format(receipt.expiry().at()))
                .header(ExpiryHeaders.ADJUSTED, receipt.expiry().adjusted())
                .build();
    }

    /**
     * Makes a nonce for a share. In the first scheme anybody may have one, in the second whoever {@link NonceService} lets in.
     *
     * @param shareId the share's id as it stands in the path: an escape is no part of one, whatever it stands for
     * @param headers the request's headers: the session in the second scheme; type and length of the body
     * @param body    empty, the JSON literal {@code null}, or a JSON object whatever it says
     * @return 200 with a {@link NonceAnswer}
     */
    @POST
    @Path(Routes.NONCE)
    @Produces(MediaType.APPLICATION_JSON)
    public Response createNonce(
            @Encoded @PathParam("shareId") String shareId, @Context HttpHeaders headers, InputStream body) {
        RequestBody.requireNothingAsked(headers, body);
        NonceRequest request = new NonceRequest(shareId(shareId), CredentialsReader.readSession(headers));
        return NonceAnswer.of(nonces.create(request));
    }

    /**
     * Releases a share to its recipient, once {@link ReleaseService#release} has authenticated the request.
     *
     * @param shareId the share's id as it stands in the path: an escape is no part of one, whatever it stands for
     * @param headers the request's headers: what the recipient presents
     * @return 200 with {@code {"share": base64, "recipient": text}}, and when the share expires, if it does
     */
    @GET
    @Path(Routes.ONE_SHARE)
    @Produces(MediaType.APPLICATION_JSON)
    public Response release(@Encoded @PathParam("shareId") String shareId, @Context HttpHeaders headers) {
        ReleaseRequest request = new ReleaseRequest(shareId(shareId), CredentialsReader.read(headers));
        ReleasedShare released = releases.release(request);
        return Response.fromResponse(json(released.keyShare().toJson()))
                .header(
                        ExpiryHeaders.TIME,
                        released.expiresAt().map(ExpiryTime::format).orElse(null))
                .build();
    }

    /**
     * Refuses HEAD. Without this method JAX-RS would call {@link #release}, spend the nonce, and drop the share.
     *
     * @return never
     */
    @HEAD
    @Path(Routes.ONE_SHARE)
    public Response refuseHead() {
        throw new NotAllowedException(Response.status(Response.Status.METHOD_NOT_ALLOWED)
                .allow(HttpMethod.GET, HttpMethod.OPTIONS)
                .build());
    }

    private static ShareId shareId(String segment) {
        return ShareId.parse(segment).orElseThrow(() -> new Denied(Denial.SHARE_ID_MALFORMED));
    }

    private static Response json(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
