/**
 * The audit: every call that may change something, in a table to which rows are only added. {@link
 * dev.sluice.repository.audit.AuditTrail} writes it, and admins read it.
 */
@NullMarked
package dev.sluice.repository.audit;

import org.jspecify.annotations.NullMarked;
