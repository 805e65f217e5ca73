/**
 * Mails: press releases and alerts as they are sent (RFC 5322, MIME). Begin at MailParser.
 *
 * <p>It may know parse, markup and mime4j.
 */
package org.newsmill.format.mail;
