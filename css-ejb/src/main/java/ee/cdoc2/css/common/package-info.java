/** Small things that several rooms need and that know nothing of CSS. */
package ee.cdoc2.css.common;
