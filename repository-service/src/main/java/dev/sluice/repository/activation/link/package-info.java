/**
 * What the links of activation mails end in: {@link
 * dev.sluice.repository.activation.link.LinkTokens} makes and recognises it.
 */
@NullMarked
package dev.sluice.repository.activation.link;

import org.jspecify.annotations.NullMarked;
