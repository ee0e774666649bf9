/** What is known of the current request: which operation it asks for, and the share and recipient that it concerns. */
package ee.cdoc2.css.request;
