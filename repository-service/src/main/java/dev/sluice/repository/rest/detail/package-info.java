/**
 * What the record of a call says of it. {@link dev.sluice.repository.rest.detail.CallDetails} is
 * where whoever makes a change names what changed.
 */
@NullMarked
package dev.sluice.repository.rest.detail;

import org.jspecify.annotations.NullMarked;
