/**
 * What people ask a server about the resources that it keeps, and the files that they fill in: the
 * commands {@code report}, {@code query} and {@code template}.
 */
@NullMarked
package dev.sluice.standalone.client.report;

import org.jspecify.annotations.NullMarked;
