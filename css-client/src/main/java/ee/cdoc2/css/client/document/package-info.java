/** Files in a container: encrypted for people whose keys are shares on servers, and decrypted by them. */
package ee.cdoc2.css.client.document;
