/** What encrypting and decrypting a row costs. */
package ee.cdoc2.css.bench.seal;
