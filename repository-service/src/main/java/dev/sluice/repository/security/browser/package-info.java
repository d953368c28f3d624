/** What pages in a browser may ask of this server, and do with its answers. */
@NullMarked
package dev.sluice.repository.security.browser;

import org.jspecify.annotations.NullMarked;
