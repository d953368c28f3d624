/** Commands for reviewers of a held run. */
@NullMarked
package dev.sluice.standalone.client.review;

import org.jspecify.annotations.NullMarked;
