/**
 * Prose between markers: TAGGED. Begin at TaggedParser.
 *
 * <p>It may know parse.
 */
package org.newsmill.format.tagged;
