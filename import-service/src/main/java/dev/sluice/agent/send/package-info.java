/**
 * Sends prepared rows to the server, which plans the changes as the rows arrive: {@link
 * dev.sluice.agent.send.Sender}. Rows are streamed; only one buffer is in memory.
 */
@NullMarked
package dev.sluice.agent.send;

import org.jspecify.annotations.NullMarked;
