/** Secrets that a program is handed: in a variable, in a file that a variable names, in a PKCS #12. Also in css.jar's launcher. */
package ee.cdoc2.css.secret;
