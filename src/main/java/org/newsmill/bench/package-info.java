/**
 * How fast the processor is, against a topology that only passes bytes on. Broker and streams each
 * run in a process of their own, so that the streams' processor time and heap are theirs alone.
 */
package org.newsmill.bench;
