/**
 * What happens around JAX-RS, in the servlet layer: headers of every answer, request targets that no JAX-RS
 * implementation can read, and the error page.
 */
package ee.cdoc2.css.web.servlet;
