/** The door for workflows of other namespaces. */
@NullMarked
package dev.sluice.workflows.nexus;

import org.jspecify.annotations.NullMarked;
