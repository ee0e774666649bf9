/**
 * The client's side of the CSS protocol, for other implementers to read and for operators to use as a probe.
 *
 * <p>Start at {@link ee.cdoc2.css.client.journey.Sender} and {@link ee.cdoc2.css.client.journey.Receiver}: a 32-byte
 * key becomes n shares on n servers, and back. {@link ee.cdoc2.css.client.document.Encryption} and
 * {@link ee.cdoc2.css.client.document.Decryption} do that for files in a container. The arrows point from {@code command} to
 * {@code document} to {@code journey} to everything else; all of them throw {@link ee.cdoc2.css.client.ClientException}.
 */
package ee.cdoc2.css.client;
