/** The Nexus service for workflows in other namespaces. */
@NullMarked
package dev.sluice.workflows.nexus;

import org.jspecify.annotations.NullMarked;
