/**
 * Commands for stored data and files to fill in: {@code report}, {@code query}, {@code storage} and
 * {@code template}.
 */
@NullMarked
package dev.sluice.standalone.client.report;

import org.jspecify.annotations.NullMarked;
