/**
 * What is said over HTTP: the resources of the key-shares API 1.0.1. What is read off a request lives in {@code request},
 * how a refusal is told in {@code problem}, what surrounds JAX-RS in {@code servlet}.
 */
package ee.cdoc2.css.web;
