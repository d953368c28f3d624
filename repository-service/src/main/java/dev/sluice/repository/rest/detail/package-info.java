/**
 * Details for the audit of a call. With {@link dev.sluice.repository.rest.detail.CallDetails}, the
 * code that makes a change names what it changed.
 */
@NullMarked
package dev.sluice.repository.rest.detail;

import org.jspecify.annotations.NullMarked;
