/** The jobs that start a connector's runs. */
@NullMarked
package dev.sluice.contract.job;

import org.jspecify.annotations.NullMarked;
