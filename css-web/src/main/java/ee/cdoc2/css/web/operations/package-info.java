/** What operators and their machines ask for: health, metrics and the description of the API. */
package ee.cdoc2.css.web.operations;
