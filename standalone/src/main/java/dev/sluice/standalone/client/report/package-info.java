/**
 * What people ask a server about what it keeps, and the files that they fill in: the commands
 * {@code report}, {@code query}, {@code storage} and {@code template}.
 */
@NullMarked
package dev.sluice.standalone.client.report;

import org.jspecify.annotations.NullMarked;
