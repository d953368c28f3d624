package dev.sluice.contract.job;

/**
 * The times at which runs of one mode start.
 *
 * @param cron five fields: minute, hour, day of the month, month, day of the week
 * @param timeZone the IANA name of the time zone of the fields
 */
public record Job(String cron, String timeZone) {}
