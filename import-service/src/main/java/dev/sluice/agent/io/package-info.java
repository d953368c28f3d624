/**
 * Streams that use a second core: files are read and written on another thread ({@link
 * dev.sluice.agent.io.ReadAhead}, {@link dev.sluice.agent.io.WriteBehind}), forced to disk while
 * they are written ({@link dev.sluice.agent.io.BackgroundFsyncOutputStream}), and searched eight
 * bytes at a time ({@link dev.sluice.agent.io.ByteScanner}).
 */
@NullMarked
package dev.sluice.agent.io;

import org.jspecify.annotations.NullMarked;
