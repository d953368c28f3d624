package dev.sluice.contract.recount;

/** Asks the server to run a counter-test that needs no file. */
public record CountPlanRequest(String synchronizationId, String test) {}
