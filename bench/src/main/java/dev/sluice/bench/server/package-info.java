/**
 * The measured standalone server: started with a limited heap, used over REST; its log has the time
 * of each step, and its database the stored rows.
 */
@NullMarked
package dev.sluice.bench.server;

import org.jspecify.annotations.NullMarked;
