/**
 * The pages that people come to from an activation mail, without a login: {@link
 * dev.sluice.repository.activation.page.ActivationPageController}. Opening one changes nothing,
 * since mail scanners do that; its button does.
 */
@NullMarked
package dev.sluice.repository.activation.page;

import org.jspecify.annotations.NullMarked;
