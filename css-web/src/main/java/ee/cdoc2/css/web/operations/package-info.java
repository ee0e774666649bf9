/** What operators and their machines ask for: health and figures. */
package ee.cdoc2.css.web.operations;
