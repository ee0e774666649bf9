/** Texts with placeholders, in which every character is one byte. */
package ee.cdoc2.css.testkit.template;
