/** Secrets that a program is handed: in a variable, or in a file that a variable names. Also in css.jar's launcher. */
package ee.cdoc2.css.secret;
