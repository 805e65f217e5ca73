/**
 * The way in: bytes to articles or rejections. Begin at Formats, the list, and EventReader.
 *
 * <p>It knows the rooms of its parsers; none of them knows it.
 */
package org.newsmill.format;
