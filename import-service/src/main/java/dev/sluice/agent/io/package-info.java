/**
 * Streams and the second core: files are read and written beside the step's own thread ({@link
 * dev.sluice.agent.io.ReadAhead}, {@link dev.sluice.agent.io.WriteBehind}), sent to the disk while
 * they are written ({@link dev.sluice.agent.io.BackgroundFsyncOutputStream}), and searched eight
 * bytes at a time ({@link dev.sluice.agent.io.ByteScanner}).
 */
@NullMarked
package dev.sluice.agent.io;

import org.jspecify.annotations.NullMarked;
