/**
 * Random histories of two connectors, their files, runs and people, played twice: with the real
 * agent and the runs that users start, and with complete runs alone. Entry point: {@link
 * dev.sluice.repository.history.RandomHistoriesIT}.
 */
package dev.sluice.repository.history;
