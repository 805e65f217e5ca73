/**
 * The list of metrics. Begin with {@link org.newsmill.meter.Meters}. It knows Micrometer and
 * nothing of ours, so that every room can count.
 */
package org.newsmill.meter;
