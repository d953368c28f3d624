/**
 * {@code ./sluice init} ({@link dev.sluice.standalone.init.InitCommand}): drafts a connector's
 * definition for a person's files, checks it like a server, and reads the files with it once. It
 * needs no server.
 */
@NullMarked
package dev.sluice.standalone.init;

import org.jspecify.annotations.NullMarked;
