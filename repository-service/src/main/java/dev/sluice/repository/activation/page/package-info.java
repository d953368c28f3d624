/**
 * The pages behind the links of activation mails, without a login: {@link
 * dev.sluice.repository.activation.page.ActivationPageController}. Opening a page changes nothing,
 * since mail scanners do that; its button does.
 */
@NullMarked
package dev.sluice.repository.activation.page;

import org.jspecify.annotations.NullMarked;
