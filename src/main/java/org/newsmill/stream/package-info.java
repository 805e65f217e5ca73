/**
 * The topology: one event from the raw topic to records and letters. Begin with {@code
 * NewsTopology}, which reads like the picture. May know all rooms inside it, and those below {@code
 * settings}.
 */
package org.newsmill.stream;
