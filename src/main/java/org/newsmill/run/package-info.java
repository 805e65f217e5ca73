/**
 * The processor as it runs: start, outages, replaced threads, end. Begin with {@code
 * NewsProcessor}. May know {@code topic}, {@code kafka}, {@code stream}.
 */
package org.newsmill.run;
