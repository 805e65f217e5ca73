/**
 * The console: a page that shows what flows through a processor and why something did not. Begin
 * with {@code NewsConsole}. Reads what the processor writes as any consumer does, and never writes;
 * may know the running processor and what is below it.
 */
package org.newsmill.console;
