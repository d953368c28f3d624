package dev.sluice.repository.finding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for acknowledging findings.
 *
 * @param acknowledge whether whoever resumes a run has to acknowledge the surest ones by name, if
 *     its connector does not say
 */
@ConfigurationProperties("sluice.findings")
record FindingProperties(@DefaultValue("false") boolean acknowledge) {}
