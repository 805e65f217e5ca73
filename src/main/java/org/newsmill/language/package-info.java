/**
 * The list of languages, and what is done to a text in each. Begin with {@link
 * org.newsmill.language.Languages}. It knows the text engine, Snowball and ICU.
 */
package org.newsmill.language;
