/**
 * What every parser is made of: begin at Parser, Format and Outcomes.
 *
 * <p>It may know article, text and libraries for languages and character sets, and no parser.
 */
package org.newsmill.format.parse;
