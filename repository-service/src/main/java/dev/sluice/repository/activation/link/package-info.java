/**
 * The tokens in the links of activation mails: {@link
 * dev.sluice.repository.activation.link.LinkTokens} creates and checks them.
 */
@NullMarked
package dev.sluice.repository.activation.link;

import org.jspecify.annotations.NullMarked;
