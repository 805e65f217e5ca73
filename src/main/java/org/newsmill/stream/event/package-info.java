/**
 * One event on its way through the topology: its bytes, headers, articles, rejections. Begin with
 * {@code Event}. May know formats and articles, and no other room of {@code stream}.
 */
package org.newsmill.stream.event;
