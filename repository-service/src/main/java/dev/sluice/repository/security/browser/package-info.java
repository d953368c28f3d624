/** What web pages in a browser may request from this server, and do with its responses. */
@NullMarked
package dev.sluice.repository.security.browser;

import org.jspecify.annotations.NullMarked;
