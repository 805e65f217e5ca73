/**
 * The command line: a class for each command. Begin with {@code Main}. May know every other room;
 * no room knows this one.
 */
package org.newsmill.cli;
