/**
 * Sends what was prepared to the server, which plans the changes as the rows arrive: {@link
 * dev.sluice.agent.send.Sender}. Rows are streamed; nothing is held but one buffer.
 */
@NullMarked
package dev.sluice.agent.send;

import org.jspecify.annotations.NullMarked;
